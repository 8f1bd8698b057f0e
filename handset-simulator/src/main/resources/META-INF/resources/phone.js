"use strict";
// The phone: looks at its screen by long poll, and sends what the user does. The PIN is forgotten as soon as it is sent.
const here = location.pathname.replace(/\/$/, "");
const part = (id) => document.getElementById(id);
const OFFLINE = "No network.";
let shown = null;
let busy = false;
let turns = 0;

// One thing at a time: nothing can be sent twice, and the screen does not change under an answer that is still awaited.
async function alone(act) {
    if (busy) return;
    const buttons = document.querySelectorAll("button");
    busy = true;
    turns++;
    for (const button of buttons) button.disabled = true;
    try {
        await act();
    } finally {
        for (const button of buttons) button.disabled = false;
        busy = false;
    }
}

function show(name) {
    for (const id of ["idle", "activate", "sign", "notice"]) part(id).hidden = id !== name;
}

// Several documents are signed with one PIN, so the user sees how many they are, and each of them.
function showFurther(texts, language) {
    part("asks").textContent = texts.length === 0 ? "asks for your signature" : `asks for your signature on ${texts.length + 1} documents`;
    part("further-texts").replaceChildren(...texts.map(text => {
        const paragraph = document.createElement("p");
        paragraph.className = "text";
        paragraph.lang = language;
        paragraph.textContent = text;
        return paragraph;
    }));
}

function say(text) {
    part("message").textContent = text;
}

async function post(path, body) {
    try {
        return await send(path, body);
    } catch (offline) {
        return {result: "PROBLEM", detail: "No answer. Try again."};
    }
}

async function send(path, body) {
    const answer = await fetch(here + path, {
        method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)});
    const json = await answer.json();
    return answer.ok ? json : {result: "PROBLEM", detail: json.detail || json.title};
}

function present(prompt) {
    if (prompt && shown === prompt.id) return;
    shown = prompt ? prompt.id : null;
    for (const id of ["code", "pin1", "pin2", "pin"]) part(id).value = "";
    if (!prompt) {
        show("idle");
    } else if (prompt.kind === "ACTIVATE") {
        say("");
        show("activate");
        part("code").focus();
    } else if (prompt.kind === "SHOW") {
        say("");
        part("sender").textContent = prompt.apName;
        part("notice-text").textContent = prompt.text;
        show("notice");
        part("read").focus();
    } else {
        say("");
        part("who").textContent = prompt.apName;
        part("text").textContent = prompt.text;
        part("text").lang = prompt.language || "";
        showFurther(prompt.furtherTexts, prompt.language || "");
        part("event").hidden = !prompt.eventId;
        part("event-id").textContent = prompt.eventId || "";
        part("verification").textContent = prompt.verificationCode;
        show("sign");
        part("pin").focus();
    }
}

async function activate() {
    if (part("pin1").value !== part("pin2").value) {
        say("The two PINs are not the same.");
        part("pin1").focus();
        return;
    }
    const body = {activationCode: part("code").value, pin: part("pin1").value};
    say("Making keys …");
    const done = await post("/activation", body);
    part("pin1").value = part("pin2").value = "";
    if (done.result === "ACTIVE") {
        present(null);
        say("Your mobile signature is active.");
    } else if (done.result === "WRONG_CODE") {
        say("The activation code is wrong. Tries left: " + done.triesLeft);
        part("code").select();
    } else if (done.result === "EXPIRED") {
        present(null);
        say("The activation code has expired. Ask the officer for a new one.");
    } else if (done.result === "PIN_ALREADY_CHOSEN") {
        say("You have chosen a PIN for this activation before, and it stands: type that one. Tries left: " + done.triesLeft);
        part("pin1").focus();
    } else if (done.result === "PIN_BLOCKED") {
        present(null);
        say("The PIN is blocked. See the officer.");
    } else if (done.result === "UNAVAILABLE") {
        say("The service does not answer. Try again.");
        part("pin1").focus();
    } else {
        say(done.detail || "The activation failed. See the officer.");
    }
}

async function sign() {
    const pin = part("pin").value;
    part("pin").value = "";
    const done = await post("/pin", {promptId: shown, pin});
    if (done.result === "WRONG_PIN") {
        say("Wrong PIN. Tries left: " + done.triesLeft);
        part("pin").focus();
        return;
    }
    present(null);
    say(done.result === "SIGNED" ? "Signed."
        : done.result === "PIN_BLOCKED" ? "The PIN is blocked. See your operator."
        : done.detail || "Not signed.");
}

async function refuse() {
    const done = await post("/refusal", {promptId: shown});
    present(null);
    say(done.result === "CANCELLED" ? "Refused. Nothing was signed." : done.detail);
}

async function acknowledge() {
    const done = await post("/acknowledgement", {promptId: shown});
    present(null);
    say(done.result === "ACKNOWLEDGED" ? "" : done.detail);
}

function onSubmit(form, act) {
    part(form).addEventListener("submit", (event) => {
        event.preventDefault();
        alone(act);
    });
}
onSubmit("activate", activate);
onSubmit("sign", sign);
onSubmit("notice", acknowledge);
part("refuse").addEventListener("click", () => alone(refuse));

async function look() {
    for (;;) {
        let pause = shown !== null;
        try {
            const turn = turns;
            const wait = shown ? "PT0S" : "PT20S";
            const answer = await fetch(here + "/prompt?wait=" + wait, {cache: "no-store"});
            const prompt = answer.status === 200 ? await answer.json() : null;
            if (busy || turn !== turns) {
                // The user has done something since: this is no longer what there is to be seen.
                pause = true;
            } else if (prompt) {
                present(prompt);
            } else if (answer.status === 204 && shown) {
                say(part("notice").hidden ? "The request is over." : "");
                present(null);
            } else if (answer.status !== 204) {
                pause = true;
                say("This phone does not exist any more.");
            }
            if (part("message").textContent === OFFLINE) say("");
        } catch (offline) {
            pause = true;
            say(OFFLINE);
        }
        if (pause || shown) await new Promise((done) => setTimeout(done, 1000));
    }
}

function tick() {
    part("clock").textContent = new Date().toLocaleTimeString([], {hour: "2-digit", minute: "2-digit"});
}
tick();
setInterval(tick, 10000);
look();
