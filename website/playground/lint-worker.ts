import './node-globals.ts';
import type { Answer, Question } from './lint-protocol.ts';
import { questions } from './linting.ts';

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  void answer(data).then((reply) => postMessage(reply));
});

async function answer({ id, name, parameters }: Question): Promise<Answer> {
  try {
    const ask = questions[name] as (...given: readonly unknown[]) => Promise<unknown>;
    return { id, value: await ask(...parameters) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
