import { startFeedback } from "./feedback";

startFeedback();
