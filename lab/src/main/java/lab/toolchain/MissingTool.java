package lab.toolchain;

/**
 * Why a variant cannot be built here.
 *
 * @param reason one sentence
 * @param fix    the one command that adds the tool
 */
public record MissingTool(String variant, String tool, String reason, String fix) {}
