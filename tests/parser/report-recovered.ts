import type { ESLint, Rule } from 'eslint';
import { type NativeAsyncServices, recoveredAwait } from '../../src/parser/index.js';

/** Reports what a tolerant parser let pass: in scripts by the parser services, in templates of Vue by reference. */
const reportRecovered: Rule.RuleModule = {
  create(context) {
    const report = (node: object): void => {
      const recovered = recoveredAwait(node);
      if (recovered) context.report({ node: node as Rule.Node, message: recovered.keyword });
    };
    const services = context.sourceCode.parserServices as {
      nativeAsync?: NativeAsyncServices;
      defineTemplateBodyVisitor?: (template: Rule.RuleListener, script: Rule.RuleListener) => Rule.RuleListener;
    };
    const script: Rule.RuleListener = {
      'Program:exit': () => {
        services.nativeAsync?.recovered.forEach((_, node) => {
          report(node);
        });
      },
    };
    const template: Rule.RuleListener = {
      AwaitExpression: report,
      ForOfStatement: report,
      VariableDeclaration: report,
    };
    return services.defineTemplateBodyVisitor?.(template, script) ?? script;
  },
};

/** A plugin with a rule that reports all that was let pass. */
export const plugin: ESLint.Plugin = { rules: { 'report-recovered': reportRecovered } };
