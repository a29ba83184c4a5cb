import { constructorTrials, describeTrial, expectSame, trials } from './expect-same.js';
import { fuzz } from './fuzzing.js';

fuzz('random programs do after they are fixed what they did before', 200, trials, describeTrial, expectSame);

fuzz('programs of constructors that are called by other ways, too', 30, constructorTrials, describeTrial, expectSame);
