import { describeHands } from './hands';
import { benchOfFile } from './open-page';

describeHands(benchOfFile());
