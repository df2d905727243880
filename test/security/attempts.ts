/**
 * Ways for a page to reach out, each with the rule of the content security policy that must stop it. They run in the page.
 * Each resolves when it got through and rejects when it was stopped.
 */
export const attempts: Record<string, { rule: string; run: (url: string) => Promise<unknown> }> = {
  fetch: { rule: 'connect-src', run: (url) => fetch(url) },
  XMLHttpRequest: {
    rule: 'connect-src',
    run: (url) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.onload = resolve;
        request.onerror = () => reject(new Error('stopped'));
        request.open('GET', url);
        request.send();
      }),
  },
  WebSocket: {
    rule: 'connect-src',
    run: (url) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(url.replace('http', 'ws'));
        socket.onopen = resolve;
        socket.onerror = () => reject(new Error('stopped'));
      }),
  },
  EventSource: {
    rule: 'connect-src',
    run: (url) =>
      new Promise((resolve, reject) => {
        const source = new EventSource(url);
        source.onopen = resolve;
        source.onerror = () => reject(new Error('stopped'));
      }),
  },
  sendBeacon: {
    rule: 'connect-src',
    run: async (url) => {
      navigator.sendBeacon(url, 'x');
      // It never tells how it went: what counts is the policy's complaint, and that nobody came.
      await new Promise((resolve) => setTimeout(resolve, 300));
      throw new Error('unknown');
    },
  },
  image: {
    rule: 'img-src',
    run: (url) =>
      new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = resolve;
        image.onerror = () => reject(new Error('stopped'));
        image.src = url;
      }),
  },
  stylesheet: {
    rule: 'style-src-elem',
    run: (url) =>
      new Promise((resolve, reject) => {
        const link = document.createElement('link');
        link.onload = resolve;
        link.onerror = () => reject(new Error('stopped'));
        link.rel = 'stylesheet';
        link.href = url;
        document.head.append(link);
      }),
  },
  font: { rule: 'font-src', run: (url) => new FontFace('outside', `url(${url})`).load() },
  video: {
    rule: 'media-src',
    run: (url) =>
      new Promise((resolve, reject) => {
        const video = document.createElement('video');
        video.onloadeddata = resolve;
        video.onerror = () => reject(new Error('stopped'));
        video.src = url;
      }),
  },
  'a module': {
    rule: 'script-src-elem',
    run: (url) =>
      new Promise((resolve, reject) => {
        const link = document.createElement('link');
        link.onload = resolve;
        link.onerror = () => reject(new Error('stopped'));
        link.rel = 'modulepreload';
        link.href = url;
        document.head.append(link);
      }),
  },
  'a script element': {
    rule: 'require-trusted-types-for',
    run: async (url) => {
      const script = document.createElement('script');
      script.src = url;
      document.head.append(script);
    },
  },
  'a frame': {
    rule: 'frame-src',
    run: (url) =>
      new Promise((resolve, reject) => {
        const frame = document.createElement('iframe');
        frame.onload = () => {
          frame.remove();
          // A frame that was stopped shows an error page, which is loaded just as well.
          setTimeout(() => reject(new Error('unknown')), 100);
        };
        frame.src = url;
        document.body.append(frame);
        setTimeout(resolve, 5000);
      }),
  },
};
