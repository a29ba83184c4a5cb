declare module 'virtual:sandbox-program' {
  const source: string;
  export default source;
}

declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent;
  export default component;
}
