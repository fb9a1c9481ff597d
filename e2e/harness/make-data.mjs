// Makes the demo's data once for the whole run, in the folder $TIENDO_E2E_DATA.
import { start } from './demo.mjs';

const begin = Date.now();
const demo = await start({ data: process.env.TIENDO_E2E_DATA, fresh: true });
const answer = await fetch(`${demo.base}/healthz`);
await demo.stop();
if (!answer.ok) throw new Error(`/healthz answers ${answer.status}`);
console.log(`The demo's data were made in ${((Date.now() - begin) / 1000).toFixed(1)} s.`);
