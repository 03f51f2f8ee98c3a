package lab.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import locallambda.system.LabMarker;
import locallambda.system.Problem;

/**
 * A certificate authority of the lab's own, so that the stores can use TLS on loopback as AWS's stores do in a region.
 * As on AWS, keys are RSA with 2,048 bits, and there is an intermediate authority. Runtimes trust the JDK's list of
 * authorities plus the lab's, because on AWS they also read a list of that length. The authority exists as long as the
 * stores, and nothing else trusts it.
 */
record Authority(Path folder) {

    static final String PASSWORD = "lambda-race";

    private static final String STORES = "stores", ROOT = "root";
    private static final char[] SECRET = PASSWORD.toCharArray();
    /** No standard password, but the one the JDK gives its list of authorities. */
    private static final char[] USUAL = "changeit".toCharArray();

    /** Makes keys and certificates; takes a few seconds. */
    static Authority create(Path folder) {
        Authority made = new Authority(folder);
        try {
            Files.createDirectories(folder);
            Path all = folder.resolve("all.p12");
            Files.deleteIfExists(all);
            made.key(all, ROOT, "bc:c=ca:true", "ku:c=keyCertSign,cRLSign");
            made.key(all, "between", "bc:c=ca:true,pathlen:0", "ku:c=keyCertSign,cRLSign", ROOT);
            made.key(all, STORES, "san=ip:127.0.0.1,dns:localhost", "ku:c=digitalSignature,keyEncipherment", "between");
            KeyStore keys = KeyStore.getInstance(all.toFile(), SECRET);
            Certificate root = keys.getCertificate(ROOT);
            made.writeKeys((PrivateKeyEntry) keys.getEntry(STORES, new PasswordProtection(SECRET)));
            made.writeTrust(root);
            Files.delete(all); // nobody can sign with it any more
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new Problem("The lab can't create its certificate authority: " + e.getMessage() + ".",
                    "Check the disk space and the permissions of " + folder + ", or race with --stores plain.", e);
        }
    }

    /** Key and certificate of the stores, PKCS #12. */
    Path keys() {
        return folder.resolve("stores.p12");
    }

    /** All authorities, one after another. */
    private Path pem() {
        return folder.resolve("trust.pem");
    }

    /** All authorities, as the JDK keeps them. */
    private Path trustStore() {
        return folder.resolve("trust.jks");
    }

    /**
     * The variables that make each runtime trust the authority, in the runtime's standard way: Python's SDK reads
     * {@code AWS_CA_BUNDLE}, Rust and Go read {@code SSL_CERT_FILE}, a JVM reads {@code JAVA_TOOL_OPTIONS}.
     */
    Map<String, String> environment() {
        return Map.of("AWS_CA_BUNDLE", pem().toString(), "SSL_CERT_FILE", pem().toString(),
                "JAVA_TOOL_OPTIONS", "-Djavax.net.ssl.trustStore=" + trustStore());
    }

    /** @param more two extensions, then the alias of the one that signs it; the first signs itself */
    private void key(Path keys, String alias, String... more) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                        "-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD, "-alias", alias,
                        "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=Lambda Race " + alias, "-startdate", "-1d",
                        "-validity", "30", "-ext", more[0],
                        "-ext", more[1]));
        if (more.length > 2) command.addAll(List.of("-signer", more[2]));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(LabMarker.VARIABLE, LabMarker.value());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (process.waitFor() != 0) throw new IOException("keytool said " + said);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void writeKeys(PrivateKeyEntry entry) throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, SECRET);
        own.setEntry(STORES, entry, new PasswordProtection(SECRET));
        try (OutputStream out = Files.newOutputStream(keys())) {
            own.store(out, SECRET);
        }
    }

    private void writeTrust(Certificate root) throws IOException, GeneralSecurityException {
        KeyStore known =
                KeyStore.getInstance(Path.of(System.getProperty("java.home"), "lib/security/cacerts").toFile(), USUAL);
        // readable without a password, as a runtime that is given none has to
        KeyStore trust = KeyStore.getInstance("JKS");
        trust.load((InputStream) null, USUAL);
        StringBuilder pem = new StringBuilder();
        for (String alias : Collections.list(known.aliases()))
            if (known.isCertificateEntry(alias)) add(trust, pem, alias, known.getCertificate(alias));
        add(trust, pem, "lambda-race", root);
        try (OutputStream out = Files.newOutputStream(trustStore())) {
            trust.store(out, USUAL);
        }
        Files.writeString(pem(), pem);
    }

    private static void add(KeyStore trust, StringBuilder pem, String alias, Certificate certificate)
            throws GeneralSecurityException {
        trust.setCertificateEntry(alias, certificate);
        pem.append("-----BEGIN CERTIFICATE-----\n")
                .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()))
                .append("\n-----END CERTIFICATE-----\n");
    }
}
