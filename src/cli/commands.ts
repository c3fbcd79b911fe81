import { check } from './check.js';
import type { Command } from './command.js';
import { coverage } from './coverage.js';
import { diagram } from './diagram.js';
import { serve } from './serve.js';

/** By name, in the order in which the help lists them. */
export const COMMANDS: Readonly<Record<string, Command>> = { check, serve, diagram, coverage };
