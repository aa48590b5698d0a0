// Sites in several languages, for tests in the browser: every kind of block, and stories
// that some languages do not have.
import { paint } from "./picture.mjs";

/** three is in Russian, English and Kazakh. */
export const three = {
  "content/site.yaml": `title: {ru: Вести степи, en: Steppe News, kk: Дала хабары}
description: {ru: Новости на трёх языках., en: News in three languages., kk: Үш тілдегі жаңалықтар.}
base_url: https://news.example/
time_zone: Asia/Almaty
zone_name: {ru: Астана (UTC+5), en: Astana time (UTC+5), kk: Астана (UTC+5)}
languages: [ru, en, kk]
untranslated: link
feeds: {formats: [rss], size: 10, days: 3}
`,
  "content/tags.yaml": `economy: {group: section, ru: Экономика, en: Economy, kk: Экономика}
society: {group: section, ru: Общество, en: Society, kk: Қоғам}
aktau: {group: place, ru: Актау, en: Aktau, kk: Ақтау}
pumps: {group: topic, ru: Насосы, en: Pumps, kk: Сорғылар}
`,
  "content/authors.yaml": "aigul: {name: {ru: Айгуль Сарсенова, en: Aigul Sarsenova, kk: Айгүл Сәрсенова}}\n",
  "content/2026/11/23/crane.png": paint(900, 500),
  "content/about.ru.md": "---\ntitle: О проекте\n---\n\nВести на трёх языках.\n",
  "content/about.kk.md": "---\ntitle: Жоба туралы\n---\n\nҮш тілдегі хабарлар.\n",
  "content/2026/11/23/port.ru.md": `---
title: Порт Актау получит новый зерновой терминал и 45 млн евро на причалы
date: 2026-11-23 09:05
tags: [Экономика, Актау]
authors: aigul
source: own
description: Работы начнутся весной, первые суда придут через год.
---

Порту Актау выделят 45 млн евро. На эти деньги построят зерновой терминал и починят три причала, самый старый из которых стоит с 1963 года.

## Когда начнут

Работы начнутся в апреле 2027 года. Сначала углубят дно у причалов: суда с полной осадкой сейчас заходят только при высокой воде.

Старые краны разберут. Один оставят на берегу как памятник — об этом просили портовики.

> Мы ждали этого двадцать лет, — сказал начальник порта.

- зерновой терминал;
- три причала;
- железнодорожный путь длиной 4 км.

| Год | Зерно, тыс. т | Всего, тыс. т |
|---|---:|---:|
| 2025 | 610 | 3 900 |
| 2027 | 1 400 | 5 200 |

![Кран у причала](crane.png "Кран, который оставят")

Порт не закроется ни на день: разгружать будут у соседнего причала, где глубина позволяет принимать суда до 7 тысяч тонн.
`,
  "content/2026/11/23/port.en.md": `---
title: Port of Aktau to get a grain terminal and €45 million for its quays
date: 2026-11-23 11:40
translation: {translator: aigul}
description: Work begins in spring; the first ships will come a year later.
---

The port of Aktau will receive €45 million. The money is for a grain terminal and for mending three quays, the oldest of which dates from 1963.

## When work begins

Work begins in April 2027. First the bottom will be dredged at the quays: fully laden ships can call only at high water now.

> We have waited for this for twenty years, said the head of the port.

- a grain terminal;
- three quays;
- a railway track of 4 km.

| Year | Grain, thousand t | In all, thousand t |
|---|---:|---:|
| 2025 | 610 | 3,900 |
| 2027 | 1,400 | 5,200 |

![A crane by the quay](crane.png "The crane that will stay")

The port will not close for a day.

Unloading moves to the next quay, which is deep enough for ships of up to 7,000 tonnes.
`,
  "content/2026/11/23/port.kk.md": `---
title: Ақтау порты жаңа астық терминалы мен айлақтарға 45 млн еуро алады
date: 2026-11-23 12:10
translation: {translator: aigul}
---

Ақтау портына 45 млн еуро бөлінеді. Бұл қаржыға астық терминалы салынып, үш айлақ жөнделеді, олардың ең ескісі 1963 жылдан бері тұр.

## Қашан басталады

Жұмыс 2027 жылғы сәуірде басталады. Алдымен айлақ түбі тереңдетіледі: толық жүкті кемелер қазір су көтерілгенде ғана кіре алады.

Ескі крандар бөлшектеледі. Біреуі ескерткіш ретінде жағада қалады — порт жұмысшылары осыны сұраған.

> Біз мұны жиырма жыл күттік, — деді порт бастығы.

- астық терминалы;
- үш айлақ;
- ұзындығы 4 км теміржол.

| Жыл | Астық, мың т | Барлығы, мың т |
|---|---:|---:|
| 2025 | 610 | 3 900 |
| 2027 | 1 400 | 5 200 |

![Айлақ жанындағы кран](crane.png "Қалдырылатын кран")

Порт бір күнге де жабылмайды: жүк тереңдігі 7 мың тоннаға дейінгі кемелерді қабылдайтын көрші айлақта түсіріледі.
`,
  "content/2026/11/23/school.ru.md": "---\ntitle: В Актау открыли школу с бассейном\ndate: 2026-11-23 14:30\ntags: [Общество, Актау]\nsource: own\n---\n\nВ двенадцатом микрорайоне открыли школу на 900 мест.\n\nВ ней есть бассейн с морской водой, и по вечерам туда пускают соседей.\n\nУчителей набирали полгода, и почти все приехали из других областей.\n\nПервый урок плавания прошёл в понедельник.\n",
  "content/2026/11/23/school.en.md": "---\ntitle: Aktau opens a school with a swimming pool\ndate: 2026-11-23 15:00\ntranslation: {}\n---\n\nA school for 900 pupils has opened in Aktau’s twelfth district.\n\nIt has a pool of sea water, which neighbours may use in the evening.\n\nThe teachers took half a year to find; nearly all have come from other regions.\n\nThe first swimming lesson was on Monday.\n",
  "content/2026/11/22/pumps.ru.md": "---\ntitle: Насосы для полива повезут в Мангистау по железной дороге\ndate: 2026-11-22 10:00\ntags: [Экономика, Насосы]\nsource: own\n---\n\nПервые сорок насосов отправили из Атырау. Их поставят на колодцах вдоль дороги на Бейнеу.\n\nОстальные придут в декабре.\n\nКаждый даёт до двух кубометров в час, чего хватит на огород и на скот.\n\nПлатят за них наполовину хозяйства, наполовину область.\n",
  "content/2026/11/22/ferry.en.md": "---\ntitle: Ferry to Baku will run twice a week in winter\ndate: 2026-11-22 16:20\ntags: [Economy, Aktau]\nsource: own\n---\n\nThe ferry from Aktau to Baku will run on Tuesdays and Fridays from 1 December.\n",
  "content/2026/11/22/dala.kk.md": "---\ntitle: Далада ақбөкендердің саны өсіп келеді\ndate: 2026-11-22 08:45\ntags: [Қоғам]\nsource: own\n---\n\nБиыл Үстіртте ақбөкен саны тағы өсті, деп хабарлады инспекторлар.\n",
};

/** arabic is in English, and in Arabic, from right to left. */
export const arabic = {
  "content/site.yaml": `title: {en: Gulf Ledger, ar: دفتر الخليج}
description: {en: News in two languages., ar: أخبار بلغتين.}
base_url: https://ledger.example/
time_zone: Asia/Dubai
languages: [en, ar]
untranslated: link
feeds: {formats: [rss], size: 10, days: 3}
`,
  "content/tags.yaml": `economy: {group: section, en: Economy, ar: الاقتصاد}
ports: {group: topic, en: Ports, ar: الموانئ}
schools: {group: topic, en: Schools, ar: المدارس}
`,
  "content/about.en.md": "---\ntitle: About\n---\n\nNews in two languages.\n",
  "content/about.ar.md": "---\ntitle: عن الموقع\ntranslation: {}\n---\n\nأخبار بلغتين.\n",
  "content/2026/11/23/harbour.en.md": `---
title: Harbour to add a third berth for container ships by 2028
date: 2026-11-23 09:30
tags: [Economy, Ports]
source: own
description: Dredging starts in March.
---

The harbour authority will build a third berth for container ships. Work begins in March and is to cost 310 million dirhams.

## What changes

Ships up to 366 metres long will be able to call. Today they anchor off the coast and wait for smaller vessels.

> We lose two days on every call, a captain told the Ledger.

- a berth of 420 metres;
- four cranes;
- a road to the free zone.

Fishermen asked for a passage to the open sea, and got one on the eastern side.

| Year | Containers |
|---|---:|
| 2025 | 410,000 |
| 2028 | 900,000 |
`,
  "content/2026/11/23/harbour.ar.md": `---
title: الميناء يضيف رصيفًا ثالثًا لسفن الحاويات بحلول عام 2028
date: 2026-11-23 10:15
translation: {}
description: تبدأ أعمال التعميق في مارس.
---

ستبني هيئة الميناء رصيفًا ثالثًا لسفن الحاويات. تبدأ الأعمال في مارس، وتبلغ كلفتها 310 ملايين درهم.

## ما الذي يتغير

ستتمكن السفن التي يصل طولها إلى 366 مترًا من الرسو. أما اليوم فهي ترسو بعيدًا عن الساحل وتنتظر سفنًا أصغر.

> نخسر يومين في كل رحلة، كما قال أحد القباطنة للصحيفة.

- رصيف طوله 420 مترًا؛
- أربع رافعات؛
- طريق إلى المنطقة الحرة.

| العام | الحاويات |
|---|---:|
| 2025 | 410,000 |
| 2028 | 900,000 |
`,
  "content/2026/11/23/school.en.md": "---\ntitle: New school opens with lessons in two languages\ndate: 2026-11-23 12:00\ntags: [Economy, Schools]\nsource: own\n---\n\nThe school on Palm Street has room for 600 pupils, who learn in Arabic before noon and in English after it.\n",
  "content/2026/11/22/dates.ar.md": "---\ntitle: موسم التمور ينتهي مبكرًا هذا العام\ndate: 2026-11-22 18:00\ntags: [الاقتصاد]\nsource: own\n---\n\nانتهى موسم التمور قبل موعده بأسبوعين بسبب الحر.\n",
};
