package cloister.redaction.model.escalation;

import cloister.pipeline.Sha256;
import cloister.redaction.model.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Who is believed to be the server: a chain to a known authority, a certificate for this very host, maybe a known key. */
final class ServerTrust {
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final SSLContext context;
    private final Optional<Sha256> pin;

    private ServerTrust(SSLContext context, Optional<Sha256> pin) {
        this.context = context;
        this.pin = pin;
    }

    /**
     * @param authorities PEM certificates that alone are believed; those of the Java platform where empty
     * @param pin SHA-256 of the server's public key (SubjectPublicKeyInfo), asked for on top
     * @throws ModelException if the file can't be used
     */
    static ServerTrust of(Optional<Path> authorities, Optional<Sha256> pin) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, authorities.isPresent() ? believing(authorities.get()) : null, null);
            return new ServerTrust(context, pin);
        } catch (GeneralSecurityException | IOException e) {
            throw new ModelException("escalation.ca-file can't be used: it holds PEM certificates"
                    + authorities.map(file -> " (" + file + ")").orElse(""));
        }
    }

    private static TrustManager[] believing(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw new CertificateException("none");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** TLS over a connection that is there; nothing was sent yet if it fails. */
    SSLSocket secured(Socket socket, Endpoint endpoint) throws CallException, IOException {
        SSLSocket secured =
                (SSLSocket) context.getSocketFactory().createSocket(socket, endpoint.host(), endpoint.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!endpoint.isLiteral()) {
            parameters.setServerNames(List.of(new SNIHostName(endpoint.host())));
        }
        secured.setSSLParameters(parameters);
        try {
            secured.startHandshake();
        } catch (SSLException e) {
            throw new CallException(isAboutCertificate(e) ? Fault.CERTIFICATE : Fault.TLS);
        }
        byte[] key =
                secured.getSession().getPeerCertificates()[0].getPublicKey().getEncoded();
        if (pin.isPresent() && !pin.get().equals(Sha256.of(key))) {
            throw new CallException(Fault.WRONG_KEY);
        }
        return secured;
    }

    private static boolean isAboutCertificate(Throwable fault) {
        for (Throwable next = fault; next != null; next = next.getCause()) {
            if (next instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }
}
