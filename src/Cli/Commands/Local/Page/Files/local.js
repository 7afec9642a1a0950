// Draws the states that /events sends. Text goes in as text only: what it shows may come from a provider.

const byId = (id) => document.getElementById(id);
const field = (root, name) => root.querySelector(`[data-field="${name}"]`);

let state = null;
let receivedAt = 0;
let announced = null;

/** The environment's clock, which goes on between two states. */
const now = () => Date.parse(state.now) + performance.now() - receivedAt;

// Times

function span(milliseconds) {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  if (seconds >= 172800) return `${Math.floor(seconds / 86400)} d`;
  if (seconds >= 7200) return `${Math.floor(seconds / 3600)} h`;
  if (seconds >= 60) return `${Math.floor(seconds / 60)} min`;
  return `${seconds} s`;
}

function until(time, past) {
  const left = Date.parse(time) - now();
  return left > 0 ? `in ${span(left)}` : past(span(left));
}

// As the terminal and the mails do, in UTC.
const timeOfDay = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: "UTC" });
const dayOfYear = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

function clock(time) {
  const date = new Date(time);
  const isToday = dayOfYear.format(date) === dayOfYear.format(now());
  return isToday ? timeOfDay.format(date) : `${dayOfYear.format(date)}, ${timeOfDay.format(date)}`;
}

// Elements: nothing is touched that has not changed, so that focus, selection and screen readers stay where they are

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function mark(node, name, value) {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

function writeTime(node, time) {
  mark(node, "datetime", time);
  write(node, clock(time));
}

/** One element an item, made of the list's template and recognised by its key. */
function list(parent, items, keyOf, fill) {
  const template = byId(parent.dataset.template).content.firstElementChild;
  const keys = items.map((item) => String(keyOf(item)));
  const known = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  for (const [key, node] of known) if (!keys.includes(key)) node.remove();
  let next = parent.firstElementChild;
  items.forEach((item, index) => {
    const existing = known.get(keys[index]);
    const node = existing ?? template.cloneNode(true);
    node.dataset.key = keys[index];
    if (node === next) next = next.nextElementSibling;
    else parent.insertBefore(node, next);
    fill(node, item, !existing && index === 0);
  });
  const empty = parent.nextElementSibling;
  if (empty?.classList.contains("empty")) empty.hidden = items.length > 0;
}

function buttons(root, name) {
  root.querySelector(".actions").hidden = !state.actionsAllowed;
  for (const button of root.querySelectorAll("button")) mark(button, "aria-label", `${button.textContent}, ${name}`);
}

// The page's parts

function connection(node, one) {
  write(field(node, "name"), one.name);
  write(field(node, "state"), one.state);
  mark(field(node, "state"), "data-tone", one.tone);
  write(field(node, "of"), one.client === one.name ? one.provider : `${one.provider}, client ${one.client}`);
  life(node, one);
  write(field(node, "problem"), one.problem ?? "");
  buttons(node, one.name);
}

function life(node, { name, token }) {
  const bar = field(node, "life");
  bar.hidden = !token;
  if (!token) {
    write(field(node, "expires"), "No access token yet");
    write(field(node, "next"), "");
    return;
  }
  const [from, to] = [Date.parse(token.obtainedAt), Date.parse(token.expiresAt)];
  const left = Math.max(0, Math.min(1, (to - now()) / Math.max(1, to - from)));
  const expires = `Token expire${to > now() ? "s" : "d"} ${until(token.expiresAt, (ago) => `${ago} ago`)}`;
  bar.value = left;
  mark(bar, "data-tone", left === 0 ? "bad" : left < 0.15 ? "warn" : "good");
  mark(bar, "aria-label", `Life left of the access token of ${name}`);
  mark(bar, "aria-valuetext", expires);
  write(field(node, "expires"), expires);
  write(
    field(node, "next"),
    token.nextRefreshAt ? `refresh ${until(token.nextRefreshAt, () => "due now")}` : "",
  );
}

function client(node, one) {
  const age = one.ageInDays;
  const reached = one.steps.filter((step) => age !== null && step.day <= age).at(-1);
  const isOver = age !== null && one.limitInDays !== null && age >= one.limitInDays;
  write(field(node, "name"), one.name);
  write(field(node, "state"), isOver ? "overdue" : (reached?.urgency ?? (age === null ? "age unknown" : "current")));
  mark(field(node, "state"), "data-tone", isOver ? "bad" : (reached?.tone ?? (age === null ? "neutral" : "good")));
  write(
    field(node, "of"),
    one.secretSince ? `${one.provider}, secret of ${dayOfYear.format(new Date(one.secretSince))}` : one.provider,
  );
  const days = age === 1 ? "1 day old" : `${age} days old`;
  const text = age === null ? "Age unknown" : one.limitInDays === null ? days : `${age} of ${one.limitInDays} days`;
  write(field(node, "age"), text);
  write(field(node, "next"), one.next ? `${one.next.text} ${until(one.next.at, () => "now")}` : "");
  ladder(node, one, text);
  buttons(node, one.name);
}

function ladder(node, one, text) {
  const age = one.ageInDays ?? 0;
  const end = one.limitInDays ?? Math.max(age, one.steps.at(-1)?.day ?? 0, 1);
  const meter = field(node, "ladder");
  meter.hidden = one.ageInDays === null;
  mark(meter, "aria-label", `Age of the client secret of ${one.name}`);
  mark(meter, "aria-valuemax", end);
  mark(meter, "aria-valuenow", Math.min(age, end));
  mark(meter, "aria-valuetext", text);
  mark(meter, "data-tone", field(node, "state").dataset.tone);
  field(node, "fill").style.inlineSize = `${Math.min(100, (100 * age) / end)}%`;
  while (meter.children.length > one.steps.length + 1) meter.lastElementChild.remove();
  one.steps.forEach((step, index) => {
    const rung = meter.children[index + 1] ?? meter.appendChild(document.createElement("span"));
    rung.className = "rung";
    rung.style.insetInlineStart = `${Math.min(100, (100 * step.day) / end)}%`;
  });
  list(field(node, "steps"), one.steps, (step) => step.day, (item, step) => {
    const isReached = one.ageInDays !== null && step.day <= one.ageInDays;
    mark(item, "data-tone", isReached ? step.tone : "neutral");
    mark(item, "data-reached", isReached);
    write(field(item, "text"), `day ${step.day} ${step.urgency}`);
  });
}

function event(node, one) {
  mark(node, "data-tone", one.tone);
  writeTime(field(node, "at"), one.at);
  write(field(node, "kind"), one.kind);
  write(field(node, "text"), one.text);
}

function mail(node, one, isNewest) {
  if (isNewest) node.querySelector("details").open = true;
  write(field(node, "subject"), one.subject);
  write(field(node, "to"), one.to);
  writeTime(field(node, "at"), one.at);
  write(field(node, "body"), one.body);
}

function textMessage(node, one) {
  write(field(node, "body"), one.body);
  write(field(node, "to"), one.to);
  writeTime(field(node, "at"), one.at);
}

/** Only what is new since the page was opened. */
function announce() {
  const newest = state.events.at(-1);
  if (announced !== null && newest && newest.number !== announced) {
    write(byId("last-event"), `${newest.kind}: ${newest.text}`);
  }
  announced = newest?.number ?? 0;
}

function draw() {
  if (!state) return;
  const focused = document.activeElement;
  write(byId("environment"), state.environment);
  write(byId("now"), `${dayOfYear.format(now())}, ${timeOfDay.format(now())} UTC`);
  list(byId("connections"), state.connections, (one) => one.name, connection);
  list(byId("clients"), state.clients, (one) => one.name, client);
  list(byId("events"), state.events.toReversed(), (one) => one.number, event);
  list(byId("mails"), state.mails.toReversed(), (one) => one.number, mail);
  list(byId("texts"), state.textMessages.toReversed(), (one) => one.number, textMessage);
  document.querySelector(".events .actions").hidden = !state.actionsAllowed || state.events.length === 0;
  announce();
  // An element that moved has lost it.
  if (focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
}

// The connection to the command

function link(text, tone) {
  write(byId("link"), text);
  mark(byId("link"), "data-tone", tone);
}

function connect() {
  const events = new EventSource("/events");
  events.addEventListener("open", () => link("Live", "good"));
  events.addEventListener("state", ({ data }) => {
    state = JSON.parse(data);
    receivedAt = performance.now();
    draw();
  });
  events.addEventListener("error", async () => {
    link("Connection lost, trying again", "warn");
    // A browser tries again by itself unless it got an answer that is no stream.
    if (events.readyState !== EventSource.CLOSED) return;
    const answer = await fetch("/state").catch(() => null);
    if (answer?.status === 403) link("Session ended: open the address that tokens local prints", "bad");
    else setTimeout(connect, 2000);
  });
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-action]");
  if (!button || button.ariaBusy === "true") return;
  const card = button.closest("[data-card]");
  const failure = field(card, "failure");
  // Not disabled, which would take the focus away.
  button.ariaBusy = "true";
  write(failure, "");
  try {
    const path = `/actions/${button.dataset.action}/${encodeURIComponent(card.dataset.key)}`;
    const answer = await fetch(path, { method: "POST" });
    if (!answer.ok) write(failure, (await answer.text()).trim() || `It failed with status ${answer.status}`);
  } catch {
    write(failure, "tokens local does not answer");
  } finally {
    button.ariaBusy = "false";
  }
});

setInterval(draw, 1000);
connect();
