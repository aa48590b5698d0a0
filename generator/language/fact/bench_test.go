package fact_test

import (
	"testing"

	"qostil/generator/language/fact"
)

// BenchmarkFind reads a paragraph of news.
func BenchmarkFind(b *testing.B) {
	const text = "Европейский союз намерен вложить 45 млн евро в модернизацию порта Актау на Каспийском море. Об этом 2 декабря на переговорах с министром иностранных дел Казахстана Ермеком Кошербаевым сказал еврокомиссар Йозеф Сикела. Вместе с портом европейцы готовы заняться дорогами: на реконструкцию автомобильных трасс предназначено ещё 150 млн евро."
	b.ReportAllocs()
	for b.Loop() {
		fact.Find(text, lexicons["ru"])
	}
}
