"""Takes pictures of pages: whole, or the parts that a text speaks of, small enough to be kept in the repository."""

import io

from PIL import Image

# What a reader on a poor line waits for, and what a clone of the repository carries for ever.
LIMIT = 80_000
MARGIN = 10


class Camera:
    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take_window(self, page, name):
        """What the window shows."""
        self._keep(page.screenshot(), name)

    def take(self, name, *parts, height=900):
        """The smallest picture that holds all these parts of one page, cut off below `height`."""
        page = parts[0].page
        for part in parts:
            part.first.wait_for(state="visible")
        # Boxes are counted from the window's corner: from the top of the page they are those of the page.
        page.evaluate("document.activeElement?.blur(); window.scrollTo(0, 0)")
        boxes = [part.first.bounding_box() for part in parts]
        left = max(0, min(box["x"] for box in boxes) - MARGIN)
        top = max(0, min(box["y"] for box in boxes) - MARGIN)
        right = min(page.viewport_size["width"], max(box["x"] + box["width"] for box in boxes) + MARGIN)
        bottom = min(top + height, max(box["y"] + box["height"] for box in boxes) + MARGIN)
        clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
        self._keep(page.screenshot(clip=clip, full_page=True, animations="disabled"), name)

    def _keep(self, png, name):
        """In 256 colours, which is more than our pages have outside their smoothed letters."""
        picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
        kept = io.BytesIO()
        picture.save(kept, "PNG", optimize=True)
        path = self.folder / f"{name}.png"
        path.write_bytes(kept.getvalue())
        size = len(kept.getvalue())
        if size > LIMIT:
            raise ValueError(f"{path} has {size:,} bytes, more than {LIMIT:,}: show less of the page")
        print(f"{path.name} {size:,}", flush=True)
