// Starts what a page has need of. Every page works without this.

import * as ask from "./ask";
import * as feedback from "./feedback";
import * as source from "./source";
import * as tools from "./tools";

for (const part of [ask, feedback, source, tools]) part.start();
