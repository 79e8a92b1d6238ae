import { importsOf } from './imports';
import { isThere } from './source-files';

export type Graph = ReadonlyMap<string, readonly string[]>;

/** The `.h5` file that the H5 build takes instead of this one, if there is one. */
export function h5TwinOf(file: string): string | undefined {
  return [file.replace(/\.tsx?$/, '.h5.ts'), file.replace(/\.tsx?$/, '.h5.tsx')].find(
    (twin) => twin !== file && isThere(twin),
  );
}

/** Which file of the project imports which; an import of a file with an `.h5` twin is an import of both. */
export function graphOf(files: readonly string[]): Graph {
  const targets = (file: string) =>
    importsOf(file).flatMap(({ target }) => {
      const twin = target && h5TwinOf(target);
      return [target, twin].filter((each): each is string => each !== undefined);
    });
  return new Map(files.map((file) => [file, targets(file)]));
}

/** Circles of the graph, each as the files on the way round. */
export function circlesIn(graph: Graph): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) circles.push([...way.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const target of graph.get(file) ?? []) walk(target, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return circles;
}

/** What a bundle made of these files holds in WeChat's build: all that they import by value, without `.h5` twins. */
export function bundledFrom(entries: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    if (!/\.tsx?$/.test(file)) return;
    for (const { target, typeOnly } of importsOf(file)) if (target && !typeOnly) visit(target);
  };
  entries.forEach(visit);
  return [...seen].sort();
}
