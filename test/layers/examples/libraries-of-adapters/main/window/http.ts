export const http = async () => (await import('@smithy/node-http-handler')).NodeHttpHandler;
