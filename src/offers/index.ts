export { type AwaitOffer, awaitOffers } from './await-offers.js';
export { coroutineOffers } from './coroutine-offers.js';
export { type Offer, offerOf } from './decide.js';
export { removableLeftovers } from './earlier-passes.js';
export { leaveAlone, registerRule } from './file-rules.js';
export { removalOffers } from './removal-offers.js';
