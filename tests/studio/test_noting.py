import asyncio

from studios import open_studio

from bridge.model import Ping, SetStyle


def run(scenario, folder):
    async def main():
        async with open_studio(folder) as studio:
            return await scenario(studio)

    return asyncio.run(main())


def test_a_page_is_told_before_anything_else(tmp_path):
    async def scenario(studio):
        async with studio.connect() as socket:
            return await socket.recv()

    assert run(scenario, tmp_path)[0] == 2


def test_each_page_learns_its_own_name(tmp_path):
    async def scenario(studio):
        async with studio.page() as one, studio.page() as other:
            both = [await page.until(lambda page: page.notes) for page in (one, other)]
            return [notes[0]["client"] for notes in both]

    assert run(scenario, tmp_path) == ["studio-1", "studio-2"]


def test_a_change_is_told_to_every_page(tmp_path):
    async def scenario(studio):
        async with studio.page() as one, studio.page() as other:
            await one.reply(SetStyle(name="calm"))
            for page in (one, other):
                await page.until(lambda page: page.notes and page.notes[-1]["style"] == "calm")
            return one.notes[-1]["clients"]

    assert run(scenario, tmp_path) == ["studio-1", "studio-2"]


def test_notes_keep_coming_so_that_counts_are_fresh(tmp_path):
    async def scenario(studio):
        async with studio.page() as page:
            await page.reply(Ping())
            count = len(page.notes)
            await page.until(lambda page: len(page.notes) >= count + 2)
            return page.notes

    notes = run(scenario, tmp_path)
    sent = [int(note["outputs"][0].split()[-2]) for note in notes]
    assert sent == sorted(sent)
    assert sent[-1] > sent[0]
