// Keeps the text in this browser until it has been sent and saved.

const prefix = "editor:";
const days = 7;
const pause = 1500;

function stored(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch (error) {
    return null;
  }
}

function keptKeys(start) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(start));
  } catch (error) {
    // No storage in this browser: nothing was kept either.
    return [];
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch (error) {
    // As above.
  }
}

/** The server says which forms were saved, by their numbers: <meta name="editor-saved" content="0f3a…">. */
export function forgetSaved() {
  const saved = Array.from(document.querySelectorAll("meta[name='editor-saved']"), (meta) => meta.content);
  const oldest = Date.now() - days * 86400000;
  for (const key of keptKeys(prefix)) {
    const draft = stored(key);
    if (!draft || draft.at < oldest || saved.includes(draft.form)) remove(key);
  }
}

export class Draft {
  /** `form` is the number of the form; `owner` keeps the drafts of people apart who share a computer. */
  constructor(path, name, owner, form, status) {
    this.form = form;
    this.start = [prefix + path, name, owner || "", ""].join("#");
    this.key = this.start + form;
    this.status = status;
    this.timer = 0;
  }

  /** The newest text that was kept at this address and is not the one that stands there. */
  getOther(html) {
    const drafts = keptKeys(this.start).map((key) => ({ key, ...stored(key) }));
    return drafts.filter((draft) => draft.html && draft.html !== html).sort((a, b) => b.at - a.at)[0] || null;
  }

  saveLater(html) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(html()), pause);
  }

  save(html) {
    clearTimeout(this.timer);
    const now = new Date();
    try {
      localStorage.setItem(this.key, JSON.stringify({ form: this.form, at: now.getTime(), html }));
      this.say(`已在本机保存 ${clock(now)}`);
    } catch (error) {
      this.say("本机不能保存，请及时提交");
    }
  }

  forget(draft) {
    remove(draft.key);
  }

  /** Says it once a minute at most, because each change is read aloud. */
  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}

export function clock(date) {
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}
