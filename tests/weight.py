"""What a first visit weighs: every byte over the wire, headers too, in a browser that knows nothing yet."""

SCREEN = {"width": 1024, "height": 600}
MOST_BYTES = {
    "/zh-hans/": 60_000,
    "/bo/": 230_000,
    "/lis/": 75_000,
    "/zh-hans/places/533401/": 76_000,
    "/zh-hans/calendar/": 60_000,
}


def weigh(browser, url: str) -> dict[str, int]:
    """Address → bytes that came for it."""
    context = browser.new_context(viewport=SCREEN)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    urls, sizes = {}, {}
    session.on("Network.requestWillBeSent", lambda event: urls.setdefault(event["requestId"], event["request"]["url"]))
    session.on("Network.loadingFinished", lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    context.close()
    return {urls[key]: size for key, size in sizes.items()}
