package markdown_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"qostil/generator/language/locale"
	"qostil/generator/markdown"
)

// visible shows the spaces and hyphens that cannot be told from others.
var visible = strings.NewReplacer("\u00a0", "␣", "\u202f", "⸱", "\u2011", "‑")

// Texts are set a block at a time, whatever markup is in it; addresses, code, ids and
// what was escaped stay as they are.
func TestTypeset(t *testing.T) {
	for _, c := range []struct{ lang, source, want string }{
		{"ru", `Он сказал: "**да**, *и "нет"*" - все`, `<p>Он сказал: «<strong>да</strong>, <em>и␣„нет“</em>»␣— все</p>`},
		{"ru", `"*Порт*" и *"порт"*`, `<p>«<em>Порт</em>» и␣<em>«порт»</em></p>`},
		{"ru", `сло*во "а*б", *в* порт, "[Порт](a.ru.md)", в [порт](b.ru.md)`, `<p>сло<em>во «а</em>б», <em>в</em>␣порт, «<a href="a.ru.md">Порт</a>», в␣<a href="b.ru.md">порт</a></p>`},
		{"ru", "Ехали в\nпорт -\nи обратно\n- нет", "<p>Ехали в␣порт␣—\nи␣обратно</p>\n<ul>\n<li>нет</li>\n</ul>"},
		{"ru", "Ехали в  \nпорт", "<p>Ехали в<br>\nпорт</p>"},
		{"ru", "Код `в \"а\" - б` - \"`в`\" и <https://e.example/-a-\"> в https://e.example/а-б", "<p>Код <code>в &quot;а&quot; - б</code>␣— «<code>в</code>» и␣<a href=\"https://e.example/-a-%22\">https://e.example/-a-&quot;</a> в␣<a href=\"https://e.example/%D0%B0-%D0%B1\">https://e.example/а-б</a></p>"},
		{"ru", `Как есть: \"а\" \- &quot;б&quot; &ndash; в&nbsp;порт, 5&nbsp;млн евро`, "<p>Как есть: &quot;а&quot; - &quot;б&quot; – в␣порт, 5␣млн евро</p>"},
		{"ru", `На "[келісім "туралы" да]{lang=kk}" - "[a "deal"]{lang=en}" и [x "y" - z]{lang=ja}`, `<p>На «<span lang="kk">келісім «туралы»␣да</span>»␣— «<span lang="en">a␣“deal”</span>» и␣<span lang="ja">x &quot;y&quot; - z</span></p>`},
		{"ru", "## О порте \"Актау\" на море\n\nНа море\n", "<h2 id=\"h-o-porte-aktau-na-more\">О␣порте «Актау» на␣море</h2>\n<p>На море</p>"},
		{"ru", `![Порт "Актау" - в море](a.png 'Вид "с моря" - 5 млн тонн')`, `<figure><img src="a.png" alt="Порт «Актау»␣— в␣море" loading="lazy" decoding="async"><figcaption>Вид «с␣моря»␣— 5␣млн␣тонн</figcaption></figure>`},
		{"ru", `В порт "![а "б"](a.png)" [*"да"*](b.md 'и "нет"')`, `<p>В␣порт «<img src="a.png" alt="а␣«б»" loading="lazy" decoding="async">» <a href="b.md" title="и␣«нет»"><em>«да»</em></a></p>`},
		{"ru", "| \"А\" - 5 млн | №5 |\n|---|---|\n| \"б | в\" |", "<div class=\"scroll\" role=\"group\" aria-label=\"[a11y.table]\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th>«А»␣— 5␣млн</th>\n<th>№␣5</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>«б</td>\n<td>в»</td>\n</tr>\n</tbody>\n</table>\n</div>"},
		{"en", `The EU's "deal" - *it's* "the [port's](a.md) 'own'"`, `<p>The EU’s “deal”␣– <em>it’s</em> “the <a href="a.md">port’s</a> ‘own’”</p>`},
		{"kk", `2026-*шы* жылы, ЕО-ға`, `<p>2026‑<em>шы</em> жылы, ЕО‑ға</p>`},
	} {
		text := parse(t, c.lang, c.source)
		kk, _ := locale.Load("kk", locale.Style{})
		en, _ := locale.Load("en", locale.Style{})
		got := render(t, text, &markdown.Options{Locale: func(tag string) *locale.Locale { return map[string]*locale.Locale{"kk": kk, "en": en}[tag] }})
		if got = visible.Replace(strings.TrimSpace(got)); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.source, got, c.want)
		}
		bare := parseStyled(t, c.lang, locale.Style{Bare: true}, c.source)
		if got := render(t, bare, &markdown.Options{}); strings.ContainsAny(got, "«“‘’\u2011") || strings.Contains(c.source, "-") && strings.Contains(got, "—") {
			t.Errorf("typography is off, but %s\nbecomes %s", c.source, got)
		}
	}
}

// The call of a footnote is no part of the words that it stands between.
func TestTypesetNotes(t *testing.T) {
	got := visible.Replace(render(t, parse(t, "ru", "О \"порте\"[^1] - да, в[^1] море\n\n[^1]: О \"сноске\".\n"), &markdown.Options{}))
	for _, want := range []string{"<p>О␣«порте»<sup", "</sup>␣— да, в<sup", "</sup>␣море</p>", "<p>О␣«сноске»."} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}

// A summary is typeset, as the text is that it is taken from.
func TestTypesetSummary(t *testing.T) {
	if got := visible.Replace(parse(t, "ru", `В порт "Актау" вложат 45 млн евро. Да.`).Facts().Summary); got != "В␣порт «Актау» вложат 45␣млн␣евро." {
		t.Error(got)
	}
}

// What a translator has to follow does not depend on typography: the hash of a block's
// words is the same before and after it, in every language and house style.
func TestHashIgnoresTypography(t *testing.T) {
	vectors, err := os.ReadFile("../language/typeset/testdata/typography.txt")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, tag := range locale.Known() {
		for _, style := range []locale.Style{{}, {Dash: "em", Percent: "tight"}, {Dash: "en", Percent: "spaced"}} {
			l, _ := locale.Load(tag, style)
			for line := range bytes.Lines(vectors) {
				source, _, _ := strings.Cut(string(line), " => ")
				for _, set := range []string{l.Typeset(source), l.Headline(source)} {
					tried++
					if markdown.Hash(set) != markdown.Hash(source) {
						t.Errorf("%s: %q and %q differ in their hashes", tag, source, set)
					}
				}
			}
		}
	}
	if tried < 5000 {
		t.Errorf("only %d texts", tried)
	}
}
