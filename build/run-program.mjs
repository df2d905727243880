import { spawn } from 'node:child_process';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 128 and more for an end by a signal, 127 where the program does not exist
 * @property {string} output stdout and stderr as they came, when they were kept
 */

/**
 * Runs a program to its end; never rejects.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string; env?: NodeJS.ProcessEnv; show?: boolean; timeout?: number; shell?: boolean }} [options] `show`: straight
 *   to our own streams, stdin too, instead of being kept; `timeout` in milliseconds
 * @returns {Promise<Outcome>}
 */
export function runProgram(program, args, { show = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    // The terminal sends Ctrl-C to both of us: the child decides what it means, and we report how it ended.
    const wait = () => undefined;
    process.on('SIGINT', wait);
    const end = (/** @type {number} */ code) => {
      process.off('SIGINT', wait);
      resolve({ code, output });
    };
    child.on('error', (error) => {
      output += error.message;
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
