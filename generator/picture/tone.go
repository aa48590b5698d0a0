package picture

import (
	"image"

	"qostil/generator/picture/card"
	"qostil/generator/picture/imagefile"
)

// toneOf is the tone of a picture, from the thumbnail that cameras write into its file.
// It is "" where there is none, so that it does not depend on what has been decoded. It
// is "" too for what may be transparent, behind which it would be seen for ever, and for
// what is higher than wide, beside which it could be seen: pages show such a picture in a
// box that is lower than it would be.
func toneOf(f *imagefile.File) string {
	if f.Thumbnail == nil || f.Alpha || f.Height > f.Width {
		return ""
	}
	m, err := imagefile.DecodeThumbnail(f.Thumbnail)
	if err != nil {
		return ""
	}
	return card.Tone(m, upright(image.Pt(f.Width, f.Height), f.Orientation))
}
