package lab.build;

/**
 * Why a variant cannot be built here.
 *
 * @param reason one sentence
 * @param fix    the one command that adds the tool
 */
public record Missing(String variant, String tool, String reason, String fix) {}
