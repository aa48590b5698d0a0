package picture_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/gofont/goregular"

	"qostil/generator/picture"
	"qostil/generator/picture/card"
)

// TestCard: a card is drawn in the site's own font, and what is kept is what was drawn.
func TestCard(t *testing.T) {
	own, err := card.NewTypeface(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	headline := card.Card{Name: "Вести", Headline: "Порт растёт"}
	want, _ := own.Draw(headline)
	s := picture.Load(fstest.MapFS{}, picture.Options{Typeface: own}, nil)
	first, err := s.Card(headline)
	again, err2 := s.Card(headline)
	if err != nil || err2 != nil || !bytes.Equal(first, want) || !bytes.Equal(again, want) {
		t.Error("a card that is kept differs", err, err2)
	}
}
