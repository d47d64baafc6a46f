package cloister.pipeline.kit;

import cloister.pipeline.Archive;

class InMemoryArchiveTest extends ArchiveContract {
    @Override
    protected Archive archive() {
        return new InMemoryArchive();
    }
}
