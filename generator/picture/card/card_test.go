package card_test

import (
	"bytes"
	"image"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"qostil/generator/picture/card"
)

func goBold(t *testing.T) *card.Typeface {
	t.Helper()
	face, err := card.NewTypeface(nil)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

// TestLacks: letters that would be boxes, or stand wrong, are known beforehand.
func TestLacks(t *testing.T) {
	for text, want := range map[string]string{
		"Порт «Актау» — 5 млн €, ёлка": "", "The port’s “record”: 5,000 t": "", "": "",
		"Қазақстан әлемде": "Ққә", "Бюджет 5 млрд ₸": "₸", "5\u202fмлн\u00a0т и\u00adтого": "",
		"и\u0306": "", "а\u0301": "\u0301", "مرحبا": "مرحبا", "日本": "日本",
	} {
		if got := goBold(t).Lacks(text); got != want {
			t.Errorf("%q lacks %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]bool{"Ққә₸日": false, "": false, "مرحبا": true, "Қ\u0301": true, "Қ🎉": true} {
		if card.Undrawn(text) != want {
			t.Errorf("a font helps with %q: %t", text, want)
		}
	}
}

// ink is the box of a card's dark pixels below its head.
func ink(t *testing.T, data []byte) image.Rectangle {
	t.Helper()
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if m.Bounds() != image.Rect(0, 0, card.Width, card.Height) {
		t.Errorf("%v", m.Bounds())
	}
	var box image.Rectangle
	for y := 150; y < 605; y++ {
		for x := range card.Width {
			if r, _, _, _ := m.At(x, y).RGBA(); r < 0x8000 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// TestCard: a headline of any length is drawn within its margins, and whatever it is
// the picture is light.
func TestCard(t *testing.T) {
	word := "сельскохозяйственно-природоохранный"
	for _, headline := range []string{
		"Актау", "Порт Актау принял первый контейнерный поезд из Китая", strings.Repeat(word+" ", 9),
		strings.Repeat("длинно", 40), strings.Repeat("W", 300), strings.Repeat("и ", 400), "  два   пробела ",
	} {
		data, err := goBold(t).Draw(card.Card{Name: "Дайджест Центральной Азии", Headline: headline})
		if err != nil {
			t.Fatal(err)
		}
		if box := ink(t, data); box.Empty() || !box.In(image.Rect(70, 150, 1130, 605)) {
			t.Errorf("%.30q is drawn in %v", headline, box)
		}
		if len(data) > 80_000 {
			t.Errorf("%.30q weighs %d bytes", headline, len(data))
		}
	}
	for _, name := range []string{"Вести долины", "Аңғар хабары", "", strings.Repeat("Очень длинное название ", 9)} {
		data, err := goBold(t).Draw(card.Card{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		if box := ink(t, data); box.Empty() || !box.In(image.Rect(70, 80, 1130, 605)) {
			t.Errorf("%.30q is drawn in %v", name, box)
		}
	}
}

// TestTypeface: a site's own font is used, and what is none is refused.
func TestTypeface(t *testing.T) {
	own, err := card.NewTypeface(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	headline := card.Card{Name: "Вести", Headline: "Порт растёт"}
	a, _ := own.Draw(headline)
	b, _ := goBold(t).Draw(headline)
	if bytes.Equal(a, b) {
		t.Error("the font makes no difference")
	}
	for _, bad := range []string{"", "OTTO", "\x00\x01\x00\x00", "<svg/>"} {
		if _, err := card.NewTypeface([]byte(bad)); err == nil {
			t.Errorf("%q is taken for a font", bad)
		}
	}
}

// TestToneClasses: the style sheet has a class for each tone, of its colour.
func TestToneClasses(t *testing.T) {
	css, err := os.ReadFile("../../../static/css/site.css")
	if err != nil {
		t.Fatal(err)
	}
	classes := regexp.MustCompile(`(?m)^\.tone-([a-z]+) \{ background: #([0-9a-f]{6}); \}$`).FindAllStringSubmatch(string(css), -1)
	if len(classes) != 16 {
		t.Fatalf("%d classes", len(classes))
	}
	for _, c := range classes {
		rgb, _ := strconv.ParseUint(c[2], 16, 24)
		m := image.NewNRGBA(image.Rect(0, 0, 600, 300))
		for i := 0; i < len(m.Pix); i += 4 {
			m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = uint8(rgb>>16), uint8(rgb>>8), uint8(rgb), 255
		}
		if got := card.Tone(m, m.Bounds().Size()); got != c[1] {
			t.Errorf("#%s is told as %q, not %q", c[2], got, c[1])
		}
	}
}
