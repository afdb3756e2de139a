// Sends the files of a form in pieces, with a bar that shows how far it is, and goes on where it was cut off. Without this
// script the browser sends the form as it is.
const piece = 4 << 20;
const patience = [1, 2, 4, 8, 16, 30, 60];

const form = document.querySelector("form[data-uploads]");
if (form && window.fetch && window.FileList) form.addEventListener("submit", take);

async function take(event) {
  const field = form.elements.file;
  if (!field.files.length || form.dataset.busy) return;
  event.preventDefault();
  form.dataset.busy = "yes";
  const status = sign();
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    for (const file of field.files) {
      const hidden = document.createElement("input");
      hidden.type = "hidden";
      hidden.name = "upload";
      hidden.value = await send(file, status);
      form.append(hidden);
    }
    field.value = "";
    status.words.textContent = "已经传完，正在保存……";
    form.submit();
  } catch (error) {
    for (const hidden of form.querySelectorAll("input[name=upload]")) hidden.remove();
    status.bar.remove();
    status.words.textContent = error.message || "没有传成。请检查网络，再按一次“添加”，会从断开的地方接着传。";
    status.words.focus();
    button.disabled = false;
    delete form.dataset.busy;
  }
}

// The number under which the server has the file when it has all of it.
async function send(file, status) {
  const key = `upload ${file.name} ${file.size} ${file.lastModified}`;
  let { id, received } = await resumed(key, file) || await begun(file);
  localStorage.setItem(key, id);
  while (received < file.size) {
    status.show(file, received);
    const bytes = file.slice(received, received + piece);
    received = await tried(async () => {
      const body = new FormData();
      body.append("csrf", form.elements.csrf.value);
      body.append("offset", received);
      body.append("piece", bytes, "piece");
      const answer = await fetch(`${form.dataset.uploads}/${id}`, { method: "POST", body });
      return (await read(answer, 409)).received;
    });
  }
  status.show(file, file.size);
  localStorage.removeItem(key);
  return id;
}

async function resumed(key, file) {
  const id = localStorage.getItem(key);
  if (!id) return null;
  const answer = await fetch(`${form.dataset.uploads}/${id}`);
  if (!answer.ok) return null;
  const known = await answer.json();
  return known.received <= file.size ? known : null;
}

async function begun(file) {
  const body = new URLSearchParams({ csrf: form.elements.csrf.value, name: file.name, size: file.size });
  return tried(async () => read(await fetch(form.dataset.uploads, { method: "POST", body })));
}

// What the server says no to is no fault of the line, and not tried again; what is too much at once is.
async function read(answer, alsoFine) {
  if (answer.ok || answer.status === alsoFine) return answer.json();
  if (answer.status >= 500 || answer.status === 429) throw new TypeError("the server");
  const problem = await answer.json().catch(() => null);
  throw new Error(problem?.message || "没有传成，请重新打开这一页再试。");
}

async function tried(act) {
  for (const seconds of patience) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }
  throw new Error("");
}

function sign() {
  form.querySelector(".upload-status")?.remove();
  const frame = document.createElement("div");
  frame.className = "upload-status";
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  words.tabIndex = -1;
  const bar = document.createElement("progress");
  bar.setAttribute("aria-label", "上传进度");
  frame.append(words, bar);
  form.append(frame);
  const show = (file, received) => {
    bar.max = file.size;
    bar.value = received;
    const percent = Math.floor((received / Math.max(1, file.size)) * 100);
    words.textContent = `正在上传${file.name}：${percent}%`;
  };
  return { bar, words, show };
}
