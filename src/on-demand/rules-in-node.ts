import { provideProjectKnowledge } from '../analysis/semantics/index.js';
import { useRecordedRuns } from '../evidence/index.js';
import { callsChange, openProject } from '../project/index.js';

export { rules } from '../../rules/index.js';

// Where there is Node.js, other files and recorded runs count.
provideProjectKnowledge(openProject, callsChange);
useRecordedRuns();
