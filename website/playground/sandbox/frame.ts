/**
 * The page of the sandbox's frame. Its origin is opaque, and by its policy it can connect to nothing: a program in it
 * reaches neither the site's storage nor a server. The worker that it starts has the same origin and policy.
 *
 * The frame counts what the worker says: a program that speaks to the page by itself is ended like one that prints
 * too much.
 */
export const framePage = `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:">
<title>Sandbox</title>
<script>
addEventListener('message', ({ data: { source, program, most } }) => {
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  let said = 0;
  worker.onmessage = ({ data }) => {
    if (++said > most) {
      worker.terminate();
      if (said === most + 1) parent.postMessage({ end: 'output limit' }, '*');
    } else parent.postMessage(data, '*');
  };
  worker.onerror = ({ message }) => parent.postMessage({ line: { kind: 'unhandled', text: message } }, '*');
  worker.postMessage(program);
}, { once: true });
</script>`;
