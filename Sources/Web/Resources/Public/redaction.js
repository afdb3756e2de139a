// Draws on the picture of a page what shall be covered, and writes it into the fields of the form below, where it can be typed
// as well.
const sides = ["left", "top", "right", "bottom"];
const figure = document.querySelector("[data-region]");
if (figure) prepare(figure, figure.closest("section").querySelector("form"));

if (document.querySelector("[data-waiting]")) setTimeout(() => location.reload(), 4000);

function prepare(figure, form) {
  const picture = figure.querySelector("img");
  const frame = document.createElement("div");
  frame.className = "frame";
  frame.hidden = true;
  figure.append(frame);
  let start = null;
  figure.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    figure.setPointerCapture(event.pointerId);
    start = place(event, picture);
  });
  figure.addEventListener("pointermove", (event) => {
    if (start) draw(start, place(event, picture));
  });
  figure.addEventListener("pointerup", () => { start = null; });
  figure.addEventListener("pointercancel", () => { start = null; });
  for (const side of sides) form.elements[side].addEventListener("input", show);
  show();

  function draw(one, other) {
    const values = [Math.min(one.x, other.x), Math.min(one.y, other.y), Math.max(one.x, other.x), Math.max(one.y, other.y)];
    sides.forEach((side, index) => { form.elements[side].value = values[index].toFixed(1); });
    show();
  }

  function show() {
    const values = sides.map((side) => form.elements[side].valueAsNumber || Number.parseFloat(form.elements[side].value));
    frame.hidden = values.some(Number.isNaN);
    if (frame.hidden) return;
    Object.assign(frame.style, {
      left: `${values[0]}%`, top: `${values[1]}%`,
      width: `${values[2] - values[0]}%`, height: `${values[3] - values[1]}%`,
    });
  }
}

function place(event, picture) {
  const box = picture.getBoundingClientRect();
  const part = (value, from, length) => Math.min(100, Math.max(0, (100 * (value - from)) / length));
  return { x: part(event.clientX, box.left, box.width), y: part(event.clientY, box.top, box.height) };
}
