/** Options as ESLint and the parsers of frameworks hand them on: `languageOptions.parserOptions` and what ESLint adds. */
export interface ParserOptions {
  readonly sourceType?: string;
  /** This plugin's own part of the options. */
  readonly nativeAsync?: {
    /**
     * Parse files with a misplaced `await` all the same. Set it only together with a rule that reports what was
     * recovered: without one the error would vanish.
     */
    readonly recoverAwait?: boolean;
    /** For eslintrc, where parsers are named: the parser to wrap, a module or its name. ESLint's own if absent. */
    readonly parser?: string | Parser;
  };
  readonly [option: string]: unknown;
}

/** What ESLint asks of a parser, as far as a wrapper needs it. */
export interface Parser {
  readonly meta?: { readonly name?: string; readonly version?: string };
  readonly name?: string;
  readonly version?: string;
  // Every parser has option and result types of its own, which a wrapper hands on without a look.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  parse?(text: string, options?: any): any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  parseForESLint?(text: string, options?: any): any;
}

/** The result of `parseForESLint`. */
export interface ParseResult {
  readonly ast: Program;
  readonly services?: Record<string, unknown>;
  readonly scopeManager?: ScopeManager | null;
  readonly visitorKeys?: Record<string, readonly string[]>;
}

export interface Position {
  line: number;
  column: number;
}

interface Located {
  type: string;
  /** UTF-16 offsets. */
  range: [number, number];
  /** Lines from 1, columns from 0. */
  loc: { start: Position; end: Position };
  /** Some parsers repeat the range here. */
  start?: number;
  end?: number;
}

/** Any node of an ESTree. */
export interface Node extends Located {
  [property: string]: unknown;
}

export interface Program extends Node {
  sourceType: string;
  tokens?: Token[];
}

export interface Token extends Located {
  value: string;
}

/** What of a scope manager speaks of how a variable was declared. */
export interface ScopeManager {
  getDeclaredVariables(node: Node): { defs: { parent?: Node | null; kind?: string }[] }[];
}
