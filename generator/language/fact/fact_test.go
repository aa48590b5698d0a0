package fact_test

import (
	"strings"
	"testing"

	"qostil/generator/language/fact"
	"qostil/generator/language/lexicon"
)

// lexicons are those that there are, by language.
var lexicons = func() map[string]*lexicon.Lexicon {
	all := map[string]*lexicon.Lexicon{}
	for _, tag := range lexicon.Known() {
		all[tag], _ = lexicon.Load(tag)
	}
	return all
}()

func facts(lang, text string) string {
	var all []string
	for _, f := range fact.Find(text, lexicons[lang]) {
		all = append(all, f.String())
	}
	return strings.Join(all, "; ")
}

func TestFacts(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"ru", "45 млн евро", "sum 45000000 EUR"},
		{"ru", "45 млн. тенге", "sum 45000000 KZT"},
		{"ru", "1 234 567 человек", "number 1234567"},
		{"ru", "1 234,5 тонны", "number 1234.5"},
		{"en", "1,234.5 tonnes", "number 1234.5"},
		{"en", "€45 million, or US$48.5m", "sum 45000000 EUR; sum 48500000 USD"},
		{"en", "45 million US dollars", "sum 45000000 USD"},
		{"ru", "45 млн американских долларов", "sum 45000000 USD"},
		{"ru", "полтора миллиона долларов", "sum 1500000 USD"},
		{"ru", "два с половиной миллиона тенге", "sum 2500000 KZT"},
		{"uk", "два з половиною мільйони доларів", "sum 2500000 USD"},
		{"ru", "две половины", "number 2 or percent 2; number 0.5 or percent 50"},
		{"en", "two half marathons", "number 2 or percent 2; number 0.5 or percent 50"},
		{"kk", "екі жарым миллион теңге", "sum 2500000 KZT"},
		{"kk", "2,5 млн теңгені", "sum 2500000 KZT"},
		{"en", "half a million people", "number 500000"},
		{"ru", "полмиллиона человек", "number 500000"},
		{"ru", "2 млн 300 тыс. тенге", "sum 2300000 KZT"},
		{"ru", "двести сорок пять", "number 245"},
		{"en", "two hundred and forty-five", "number 245"},
		{"kk", "екі жүз қырық бес", "number 245"},
		{"kk", "он бес мың", "number 15000"},
		{"en", "one hundred thousand", "number 100000"},
		{"ru", "двадцать пять тысяч", "number 25000"},
		{"ru", "5%", "percent 5"},
		{"ru", "5,5 % и 6 процентов", "percent 5.5; percent 6"},
		{"en", "5.5 per cent, 6 percent", "percent 5.5; percent 6"},
		{"kk", "5,5 пайызға", "percent 5.5"},
		{"uz-Latn", "to`rt foiz", "percent 4"},
		{"tr", "Yüzde 5, yüzde on", "percent 5; percent 10"},
		{"en", "a third", "number 3 or number 0.3333 or percent 33.3333"},
		{"ru", "две трети", "number 0.6667 or percent 66.6667"},
		{"ru", "15 февраля 2026 года", "date 15.2; number 2026"},
		{"en", "February 15, 2026", "date 15.2; number 2026"},
		{"en", "Feb. 15", "date 15.2"},
		{"en", "15th of February", "date 15.2"},
		{"kk", "2026 жылғы 15 ақпанда", "number 2026; date 15.2"},
		{"kk", "ақпанның 15-інде", "date 15.2"},
		{"kk", "15-ақпан күні", "date 15.2"},
		{"uz-Latn", "15-may kuni", "date 15.5"},
		{"ru", "15 мая", "date 15.5"},
		{"ru", "15.02.2026", "date 15.2; number 2026"},
		{"en", "2026-02-15", "number 2026; date 15.2"},
		{"ru", "15–17 февраля", "number 15 or date 15.2; date 17.2"},
		{"ru", "с 15 по 17 февраля", "number 15 or date 15.2; date 17.2"},
		{"en", "February 15–17", "date 15.2; number 17 or date 17.2"},
		{"ru", "5–7 млн евро", "number 5 or sum 5 EUR or sum 5000000 EUR; sum 7000000 EUR"},
		{"en", "$5–7 million", "sum 5 USD or sum 5000000 USD; number 7000000 or sum 7000000 USD"},
		{"ru", "от 5 до 7 процентов", "number 5 or percent 5; percent 7"},
		{"ru", "в 14:30", "time 14:30"},
		{"ru", "в 14.30", "number 14.3 or time 14:30"},
		{"en", "at 2:30 p.m. and 2 pm", "time 14:30; time 14:00"},
		{"ru", "в 9 часов утра", "time 9:00"},
		{"ru", "в 11 ночи и в 2 ночи", "time 23:00; time 2:00"},
		{"ru", "в 11:30 ночи и в 12:30 ночи", "time 23:30; time 0:30"},
		{"kk", "түнгі сағат 11-де", "time 23:00"},
		{"kk", "кешкі сағат 8:30-да және кешкі 19:30-да", "time 20:30; time 19:30"},
		{"kk", "сағат кешкі 8.30-да, түнгі 2.50 пайыз", "time 20:30; percent 2.5"},
		{"uz-Latn", "tungi soat 11:45 da", "time 23:45"},
		{"ru", "в 9 утра 15 рабочих", "time 9:00; number 15"},
		{"ru", "14 часов", "number 14 or time 14:00"},
		{"kk", "сағат 14:30-да", "time 14:30"},
		{"kk", "сағат 14-те", "number 14 or time 14:00"},
		{"kk", "таңғы сағат 9-да", "time 9:00"},
		{"en", "in the 1990s", "number 1990 or number 90"},
		{"ru", "в 90-х", "number 90 or number 1990 or number 2090"},
		{"ru", "20-летний", "number 20"},
		{"ru", "COVID-19", "number 19"},
		{"ru", "+7 (727) 123-45-67", "phone 7271234567"},
		{"en", "+7 727 123 45 67", "phone 7271234567"},
		{"ru", "XXI век", "number 21"},
		{"en", "in May", "month 5"},
		{"en", "it may rain", ""},
		{"ru", "в понедельник", "weekday Monday"},
		{"ru", "1,500", "number 1.5 or number 1500"},
		{"en", "1,500", "number 1500"},
		{"en", "2025–26", "number 2025; number 26 or number 2026"},
		{"en", "a 30-percent share", "percent 30"},
		{"ru", "30-процентная доля", "percent 30"},
		{"ru", "1/3", "number 0.3333 or percent 33.3333"},
		{"ru", "счёт 2:1", "number 2; number 1"},
		{"ru", "45млн", "number 45000000"},
		{"ru", "KZT 45 млрд", "sum 45000000000 KZT"},
		{"ru", "−5 °C", "number 5"},
		{"en", "a million euros", "sum 1000000 EUR"},
		{"en", "10 pounds", "number 10"},
		{"xx", "10,5", "number 10.5"},
	} {
		if got := facts(c.lang, c.text); got != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.lang, c.text, got, c.want)
		}
	}
}
