export { type AwaitOffer, awaitOffers } from './await-offers.js';
export { coroutineOffers, removableLeftovers, removalOffers } from './coroutine-offers.js';
export { type Offer, offerOf } from './decide.js';
export { leaveAlone, registerRule } from './file-rules.js';
