export { callsOfClasses, mentionsClass } from './calls-without-new.js';
export { type ContextCall, handsOnBoth, isContextCall, takesContext } from './context-calls.js';
export { findHandlers, type Handler } from './handlers.js';
export { hostHandlersOf, type HostHandling, isGivenCallback } from './host-calls.js';
export { downstreamOf, ownContext } from './koa-middleware.js';
export { isResolver, type Reception, receptionOf } from './receivers.js';
