// Listens to a page and writes down everything that must not happen on any page of the desk.

/** What must stand in the Content-Security-Policy of every page, and what must not. */
const POLICY = { must: /default-src '(none|self)'/, never: /unsafe-inline|unsafe-eval|\*|https?:/ };

/** Characters of a fault that are kept: an address may hold a whole picture. */
const LONGEST = 400;

/**
 * Watches a context whose server is at `url`. Gives the list of faults, which grows: errors and warnings of the console
 * (a breach of the Content-Security-Policy is one), exceptions, requests to anywhere else, requests that failed, answers
 * of 400 and above, pages without a strict policy.
 */
export async function watch(context, url) {
  const faults = [];
  const note = (fault) => faults.push(fault.length > LONGEST ? `${fault.slice(0, LONGEST)}…` : fault);
  const home = new URL(url).origin;
  const isOurs = (address) => /^(data|blob|about):/.test(address) || new URL(address).origin === home;
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) note(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => note(`exception: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // A page that is left, or a file that is saved and not shown, ends its request so.
    if (why !== 'net::ERR_ABORTED') note(`request failed: ${request.url()} ${why}`);
  });
  context.on('response', (response) => {
    if (!isOurs(response.url())) return;
    const headers = response.headers();
    if (response.status() >= 400) note(`answer ${response.status()}: ${response.url()}`);
    if (!(headers['content-type'] ?? '').startsWith('text/html')) return;
    const policy = headers['content-security-policy'] ?? '';
    if (!POLICY.must.test(policy) || POLICY.never.test(policy)) {
      note(`no strict Content-Security-Policy: ${response.url()} ${policy}`);
    }
  });
  // Nothing goes out, whatever a page asks for.
  await context.route((address) => !isOurs(address.href), (route) => {
    note(`outside request: ${route.request().url()}`);
    return route.abort();
  });
  return faults;
}
