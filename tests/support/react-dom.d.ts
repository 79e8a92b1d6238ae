// the little of react-dom that the tests use; its types are no dependency of the project
declare module 'react-dom/client' {
  import type { ReactNode } from 'react';

  export function createRoot(container: unknown): { render(children: ReactNode): void; unmount(): void };
}
