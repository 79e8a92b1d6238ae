import { spawn } from 'node:child_process';

/**
 * Runs a program to its end and resolves with its exit code and output.
 * `quiet` keeps the output back and gives it with a failure only; otherwise it is shown as it comes.
 */
export function runCommand(program, args, { env, cwd, quiet = false, showErrors = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      // progress goes to stderr; `showErrors` keeps stdout back only
      stdio: showErrors ? ['ignore', 'ignore', 2] : quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}

/** Like `runCommand`, quiet, but a non-zero exit is an error that shows what the program said. */
export async function mustRun(program, args, options = {}) {
  const { code, output } = await runCommand(program, args, { quiet: true, ...options });
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${output}`);
  return output;
}
