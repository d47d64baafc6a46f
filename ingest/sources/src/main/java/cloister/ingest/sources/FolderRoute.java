package cloister.ingest.sources;

import java.io.File;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileConfiguration;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * Camel's file component as the eye of a watched folder: it looks, again and again, at all files below. Nothing else of
 * it is used: no read-lock, no move, no memory of its own, since claims must survive a crash and faults must not name
 * files.
 */
final class FolderRoute extends RouteBuilder {
    private final WatchedFolder folder;

    FolderRoute(WatchedFolder folder) {
        this.folder = folder;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        from(endpoint()).routeId("folder-" + folder.settings().source()).process(exchange -> folder.inbox()
                .offer(file(exchange).toPath()));
    }

    /** Built by hand: a URI would show the folder's path in names of threads and routes, and trip over odd characters. */
    private FileEndpoint endpoint() {
        WatchSettings settings = folder.settings();
        FileComponent component = getContext().getComponent("file", FileComponent.class);
        FileEndpoint endpoint = new FileEndpoint("file:" + settings.source(), component);
        GenericFileConfiguration directory = new GenericFileConfiguration();
        directory.setDirectory(settings.root().toString());
        endpoint.setConfiguration(directory);
        endpoint.setFile(settings.root().toFile());
        endpoint.setCamelContext(getContext());
        endpoint.setRecursive(true);
        endpoint.setNoop(true);
        endpoint.setIdempotent(false);
        endpoint.setAutoCreate(false);
        endpoint.setDirectoryMustExist(true);
        endpoint.setIncludeHiddenDirs(true);
        endpoint.setIncludeHiddenFiles(true);
        endpoint.setFilter((GenericFileFilter<File>)
                file -> folder.inbox().accepts(file.getFile().toPath()));
        endpoint.setInitialDelay(0);
        endpoint.setDelay(settings.poll().toMillis());
        endpoint.setPollStrategy(new Looks(folder));
        endpoint.setExceptionHandler(new Silent(folder));
        return endpoint;
    }

    private static File file(Exchange exchange) {
        return (File) exchange.getProperty(FileComponent.FILE_EXCHANGE_FILE, GenericFile.class)
                .getFile();
    }

    /** Tells the folder when a look has ended or failed. */
    private record Looks(WatchedFolder folder) implements PollingConsumerPollStrategy {

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            folder.scanned();
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            folder.scanFailed();
            return false;
        }
    }

    /** Camel's own handler logs messages that hold file names. */
    private record Silent(WatchedFolder folder) implements ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            folder.scanFailed();
        }

        @Override
        public void handleException(String message, Throwable exception) {
            folder.scanFailed();
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            folder.scanFailed();
        }
    }
}
