import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

interface Position {
  readonly line: number;
  readonly character: number;
}

interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

interface WorkspaceEdit {
  readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
}

/** A finding as an editor shows it; lines and columns count from 0. */
export interface Diagnostic {
  readonly range: TextEdit['range'];
  readonly message: string;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
}

interface CodeAction {
  readonly title: string;
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly command: string; readonly arguments: unknown[] };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** ESLint's language server, driven as an editor drives it: JSON-RPC over stdio. */
export class LanguageServer {
  readonly #process: ChildProcess;
  readonly #answers = new Map<number, (message: Message) => void>();
  readonly #folder: { uri: string; name: string };
  #received = Buffer.alloc(0);
  #edits: TextEdit[] = [];
  #lastId = 0;

  private constructor(root: string) {
    this.#folder = { uri: pathToFileURL(root).href, name: 'workspace' };
    const server = require.resolve('vscode-langservers-extracted/bin/vscode-eslint-language-server');
    this.#process = spawn(process.execPath, [server, '--stdio'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout!.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#readMessages();
    });
  }

  /** Starts the server in the folder of a project. */
  static async start(root: string): Promise<LanguageServer> {
    const server = new LanguageServer(root);
    await server.#request('initialize', {
      processId: process.pid,
      rootUri: server.#folder.uri,
      workspaceFolders: [server.#folder],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true },
        textDocument: {
          diagnostic: {},
          publishDiagnostics: { codeDescriptionSupport: true },
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll.eslint'] } },
          },
        },
      },
    });
    server.#notify('initialized', {});
    return server;
  }

  /** Opens a file with a text that need not be on disk, and returns what is found. */
  async open(path: string, text: string): Promise<Diagnostic[]> {
    const uri = pathToFileURL(path).href;
    this.#notify('textDocument/didOpen', { textDocument: { uri, languageId: 'javascript', version: 1, text } });
    return this.#diagnose(uri);
  }

  /** Replaces the text of an open file. */
  async change(path: string, text: string): Promise<Diagnostic[]> {
    const uri = pathToFileURL(path).href;
    this.#notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges: [{ text }] });
    return this.#diagnose(uri);
  }

  /** The quick fixes that an editor lists at a finding: what each would make of the text, by title. */
  async quickFixes(path: string, text: string, diagnostic: Diagnostic): Promise<Map<string, string>> {
    const actions = await this.#actions(path, diagnostic.range, [diagnostic], 'quickfix');
    const outputs = new Map<string, string>();
    for (const action of actions) outputs.set(action.title, applyEdits(text, await this.#editsOf(action)));
    return outputs;
  }

  /** The text as it is after saving with `source.fixAll.eslint`. */
  async fixOnSave(path: string, text: string): Promise<string> {
    const end = { line: text.split('\n').length, character: 0 };
    const actions = await this.#actions(path, { start: { line: 0, character: 0 }, end }, [], 'source.fixAll.eslint');
    const edits: TextEdit[] = [];
    for (const action of actions) edits.push(...(await this.#editsOf(action)));
    return applyEdits(text, edits);
  }

  async stop(): Promise<void> {
    await this.#request('shutdown', null);
    const exit = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#notify('exit', null);
    this.#process.kill();
    await exit;
  }

  async #diagnose(uri: string): Promise<Diagnostic[]> {
    const report = await this.#request('textDocument/diagnostic', { textDocument: { uri } });
    return (report as { items: Diagnostic[] }).items;
  }

  async #actions(
    path: string,
    range: TextEdit['range'],
    diagnostics: Diagnostic[],
    kind: string,
  ): Promise<CodeAction[]> {
    const textDocument = { uri: pathToFileURL(path).href };
    const context = { diagnostics, only: [kind] };
    return ((await this.#request('textDocument/codeAction', { textDocument, range, context })) ?? []) as CodeAction[];
  }

  async #editsOf({ edit, command }: CodeAction): Promise<TextEdit[]> {
    if (edit) return editsIn(edit);
    this.#edits = [];
    if (command) await this.#request('workspace/executeCommand', command);
    return this.#edits;
  }

  #request(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ result, error }) => {
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result);
      });
      this.#send({ id, method, params });
    });
  }

  #notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin!.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #readMessages(): void {
    for (;;) {
      const head = this.#received.indexOf('\r\n\r\n');
      if (head === -1) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#received.toString('ascii', 0, head))![1]);
      const start = head + 4;
      if (this.#received.length < start + length) return;
      const message = JSON.parse(this.#received.toString('utf8', start, start + length)) as Message;
      this.#received = this.#received.subarray(start + length);
      this.#receive(message);
    }
  }

  #receive(message: Message): void {
    const { id, method } = message;
    if (id === undefined) return;
    if (method !== undefined) this.#send({ id, result: this.#answerTo(method, message.params) });
    else {
      this.#answers.get(id)?.(message);
      this.#answers.delete(id);
    }
  }

  /** What the client of an editor answers when the server asks. */
  #answerTo(method: string, params: unknown): unknown {
    switch (method) {
      case 'workspace/configuration':
        return (params as { items: unknown[] }).items.map(() => this.#settings());
      case 'workspace/workspaceFolders':
        return [this.#folder];
      case 'workspace/applyEdit':
        this.#edits.push(...editsIn((params as { edit: WorkspaceEdit }).edit));
        return { applied: true };
      default:
        return null;
    }
  }

  #settings(): object {
    return {
      validate: 'on',
      packageManager: 'npm',
      useESLintClass: true,
      useFlatConfig: true,
      experimental: {},
      codeAction: { disableRuleComment: { enable: false }, showDocumentation: { enable: false } },
      codeActionOnSave: { enable: true, mode: 'all' },
      format: false,
      quiet: false,
      onIgnoredFiles: 'off',
      options: {},
      rulesCustomizations: [],
      run: 'onType',
      problems: { shortenToSingleLine: false },
      nodePath: null,
      workspaceFolder: this.#folder,
      workingDirectory: { mode: 'location' },
    };
  }
}

function editsIn({ documentChanges, changes }: WorkspaceEdit): TextEdit[] {
  return documentChanges ? documentChanges.flatMap(({ edits }) => edits) : Object.values(changes ?? {}).flat();
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const offset = ({ line, character }: Position): number =>
    text
      .split('\n')
      .slice(0, line)
      .reduce((sum, one) => sum + one.length + 1, character);
  const lastFirst = edits.toSorted((a, b) => offset(b.range.start) - offset(a.range.start));
  return lastFirst.reduce(
    (result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
    text,
  );
}
