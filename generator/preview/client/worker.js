// One stream of events for all tabs of a browser: it would open no more than six
// connections to one host, and a seventh tab would wait for ever.
const tabs = new Set();
let last = null;
const source = new EventSource("events");
source.onmessage = (event) => {
  last = event.data;
  for (const tab of tabs) tab.postMessage(last);
};
source.onerror = () => {
  // Another run of the server does not know this address: the tabs look for it.
  if (source.readyState === EventSource.CLOSED) for (const tab of tabs) tab.postMessage("lost");
};
onconnect = (event) => {
  const tab = event.ports[0];
  tabs.add(tab);
  tab.onmessage = () => tabs.delete(tab); // it is closing
  if (last !== null) tab.postMessage(last);
};
