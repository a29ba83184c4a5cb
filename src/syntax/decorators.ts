/** Whether a class element or a parameter is decorated. Parsers that know no decorators leave the list out. */
export function isDecorated(node: object): boolean {
  const { decorators } = node as { readonly decorators?: readonly unknown[] | null };
  return decorators ? decorators.length > 0 : false;
}
