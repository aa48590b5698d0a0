// Sentences of news in Russian as a writer types them, with straight quotes, hyphens and
// plain spaces: always the same ones.

const words = {
  name: ["А. С. Пушкин", "К. Токаев", "Ермек Кошербаев", "И. В. Петров", "г-н Сикела", "О'Нил"],
  role: ["министр", "глава ведомства", "директор порта", "посол", "еврокомиссар"],
  body: ["МИД", "Минтранс", "пресс-служба порта", "ТОО \"Порт Актау\"", "компания \"Нурлы жол\"", "агентство \"Казинформ\""],
  place: ["в г. Алматы", "в Актау", "на ул. Абая", "у моря", "в Брюсселе", "к югу от Астаны", "о котором речь"],
  sum: ["45 млн евро", "150 млрд тенге", "3,5 млн долларов", "12 тыс. рублей", "1 234 567 тенге", "5%", "7 трлн сумов"],
  date: ["2 декабря", "15 ноября 2026 года", "5-6 ноября", "в 2020-2026 гг.", "в 2026 г.", "в XIX в.", "к 9 мая", "с 10:00-18:00"],
  thing: ["договор \"О сотрудничестве\"", "закон № 152", "план №5", "проект \"Один пояс - один путь\"", "дорога Актау - Баку", "статья 12"],
  said: ["сообщает", "уточняет", "передаёт", "отмечает"],
  particle: ["что же", "если бы", "вряд ли", "всё же"],
};

const patterns = [
  "{Role} {name} {place} подписал {thing} на {sum}.",
  "\"{Thing0} готов\", - {said} {body}.",
  "Он сказал: \"Подписан {thing} на {sum}\", - {said} {body}.",
  "{Date}, {place}, открыли движение и выделили {sum}.",
  "Порт - это дорога к морю и к рынкам, {said} {name}.",
  "{Particle} делать, спросил {name} и ушёл.",
  "На проект {date} дадут {sum}, т. е. с запасом и т. д.",
  "{Body} -- источник новости, а {name} - её герой.",
  "Речь о том, о чём {role} {date} говорил с ним {place}.",
  "Как {said} {body}, {particle} {thing} не подпишут.",
];

/** sentences makes so many different ones. */
export function sentences(count) {
  let state = 20261124;
  const random = (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const one = (list) => list[random(list.length)];
  const all = new Set();
  while (all.size < count) {
    const text = one(patterns).replace(/\{(\w+?)(0?)\}/g, (_, slot) => {
      const lower = slot.toLowerCase();
      let value = one(words[lower]);
      return slot === lower ? value : value[0].toUpperCase() + value.slice(1);
    });
    all.add(text);
  }
  return [...all];
}
