// Rows and columns of a table with merged cells.

/** Where each cell lies: grid[row][column] is the cell that covers the place. */
function layout(table) {
  const grid = Array.from(table.rows, () => []);
  Array.from(table.rows).forEach((row, r) => {
    let c = 0;
    for (const cell of row.cells) {
      while (grid[r][c]) c += 1;
      for (let y = r; y < Math.min(r + cell.rowSpan, grid.length); y += 1) {
        for (let x = c; x < c + cell.colSpan; x += 1) grid[y][x] = cell;
      }
      c += cell.colSpan;
    }
  });
  return grid;
}

function emptyCell(like) {
  const cell = document.createElement(like && like.tagName === "TH" && like.scope === "row" ? "th" : "td");
  cell.append(document.createElement("br"));
  return cell;
}

function columnOf(grid, cell) {
  for (const row of grid) {
    const column = row.indexOf(cell);
    if (column >= 0) return column;
  }
  return 0;
}

export function newTable(rows, columns) {
  const table = document.createElement("table");
  const body = table.createTBody();
  for (let r = 0; r < rows; r += 1) {
    const row = body.insertRow();
    for (let c = 0; c < columns; c += 1) {
      const cell = document.createElement(r === 0 ? "th" : "td");
      cell.append(document.createElement("br"));
      row.append(cell);
    }
  }
  return table;
}

export function addRow(table, cell) {
  const grid = layout(table);
  const last = Math.min(cell.parentNode.rowIndex + cell.rowSpan, grid.length) - 1;
  const row = document.createElement("tr");
  new Set(grid[last]).forEach((above) => {
    if (grid[last + 1] && grid[last + 1].includes(above)) {
      above.rowSpan += 1;
      return;
    }
    for (let i = 0; i < above.colSpan; i += 1) row.append(emptyCell());
  });
  const anchor = table.rows[last];
  const head = anchor.closest("thead");
  if (head && last === head.rows.length - 1 && table.tBodies[0]) table.tBodies[0].prepend(row);
  else anchor.after(row);
  return row.cells[0];
}

export function addColumn(table, cell) {
  const grid = layout(table);
  const last = columnOf(grid, cell) + cell.colSpan - 1;
  let added = null;
  const widened = new Set();
  grid.forEach((row, r) => {
    const left = row[last];
    if (left && left === row[last + 1]) {
      if (!widened.has(left)) left.colSpan += 1;
      widened.add(left);
      return;
    }
    const fresh = document.createElement(left && left.tagName === "TH" && r === 0 ? "th" : "td");
    fresh.append(document.createElement("br"));
    const before = row.slice(0, last + 1).reverse().find((other) => other && other.parentNode === table.rows[r]);
    if (before) before.after(fresh);
    else table.rows[r].prepend(fresh);
    if (left === cell) added = fresh;
  });
  return added;
}

/** Returns the cell to go on in, or null where no row is left. */
export function removeRow(table, cell) {
  const grid = layout(table);
  const index = cell.parentNode.rowIndex;
  const below = table.rows[index + 1];
  new Set(grid[index]).forEach((other) => {
    if (other.rowSpan === 1) return;
    other.rowSpan -= 1;
    if (other.parentNode !== table.rows[index] || !below) return;
    const column = columnOf(grid, other);
    const next = grid[index + 1].slice(column + other.colSpan).find((right) => right && right.parentNode === below);
    below.insertBefore(other, next || null);
  });
  table.rows[index].remove();
  return neighbour(table, index, columnOf(grid, cell));
}

export function removeColumn(table, cell) {
  const grid = layout(table);
  const column = columnOf(grid, cell);
  const index = cell.parentNode.rowIndex;
  new Set(grid.map((row) => row[column])).forEach((other) => {
    if (!other) return;
    if (other.colSpan > 1) other.colSpan -= 1;
    else other.remove();
  });
  return neighbour(table, index, column - 1);
}

function neighbour(table, row, column) {
  const grid = layout(table);
  const near = grid[Math.min(row, grid.length - 1)];
  return near ? near[Math.max(0, Math.min(column, near.length - 1))] || null : null;
}

/** Makes the first row headers, or plain cells where it is headers already. */
export function toggleHead(table) {
  const cells = Array.from(table.rows[0].cells);
  const name = cells.every((cell) => cell.tagName === "TH") ? "td" : "th";
  for (const cell of cells) {
    const changed = document.createElement(name);
    if (cell.colSpan > 1) changed.colSpan = cell.colSpan;
    if (cell.rowSpan > 1) changed.rowSpan = cell.rowSpan;
    changed.append(...cell.childNodes);
    cell.replaceWith(changed);
  }
  return table.rows[0].cells[0];
}
