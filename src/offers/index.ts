export { type AwaitOffer, awaitOffers } from './await-offers.js';
export { coroutineOffers } from './coroutine-offers.js';
export { type Offer, offerOf } from './decide.js';
export { leaveAlone, registerRule } from './file-rules.js';
export { removableLeftovers, removalOffers } from './removal-offers.js';
