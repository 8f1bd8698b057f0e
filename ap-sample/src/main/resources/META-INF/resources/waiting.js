// Asks whether the sign-in has ended; the server answers when it has, or after a while. The page then shows the result.
"use strict";
const PAUSE_AFTER_A_FAILURE = 3000;

async function wait() {
  for (;;) {
    try {
      const answer = await fetch(location.pathname + "/end", { headers: { Accept: "application/json" } });
      if (!answer.ok || (await answer.json()).ended) {
        location.reload();
        return;
      }
    } catch (offline) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_A_FAILURE));
    }
  }
}

wait();
