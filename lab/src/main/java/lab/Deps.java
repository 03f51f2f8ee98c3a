package lab;

//SOURCES ../../../../../local-lambda/src/main/java/**.java
//FILES ../../resources/**
//FILES ../../../../../local-lambda/src/main/resources/**
//COMPILE_OPTIONS -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC
//JAVA_OPTIONS --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true -XX:+UseSerialGC -XX:TieredStopAtLevel=1
//DEPS info.picocli:picocli:4.7.7
//DEPS me.tongfei:progressbar:0.10.1
//DEPS com.github.freva:ascii-table:1.8.0
//DEPS com.fasterxml.jackson:jackson-bom:2.23.0@pom
//DEPS com.fasterxml.jackson.core:jackson-databind
//DEPS com.fasterxml.jackson.dataformat:jackson-dataformat-yaml
//DEPS com.fasterxml.jackson.datatype:jackson-datatype-jsr310
//DEPS org.apache.commons:commons-statistics-descriptive:1.2
//DEPS org.apache.commons:commons-statistics-distribution:1.2
//DEPS org.apache.commons:commons-rng-simple:1.6
//DEPS org.duckdb:duckdb_jdbc:2.0.0.1
//DEPS tech.tablesaw:tablesaw-core:0.44.4
//DEPS org.knowm.xchart:xchart:4.0.3
//DEPS de.erichseifert.vectorgraphics2d:VectorGraphics2D:0.13
//DEPS com.google.zxing:core:3.5.3
//DEPS org.graalvm.buildtools:graalvm-reachability-metadata:1.1.12
//DEPS tools.profiler:async-profiler:4.2
//DEPS tools.profiler:jfr-converter:4.2
//DEPS io.pebbletemplates:pebble:3.2.4
//DEPS software.amazon.awssdk:bom:2.40.2@pom
//DEPS software.amazon.awssdk:s3
//DEPS software.amazon.awssdk:dynamodb
//DEPS software.amazon.awssdk:cloudformation
//DEPS software.amazon.awssdk:lambda
//DEPS software.amazon.awssdk:cloudwatchlogs
//DEPS software.amazon.awssdk:resourcegroupstaggingapi
//DEPS software.amazon.awssdk:sts
//DEPS software.amazon.awssdk:iam
//DEPS software.amazon.awssdk:sso
//DEPS software.amazon.awssdk:ssooidc
//DEPS software.amazon.awssdk:signin
//DEPS org.slf4j:slf4j-nop:2.0.20
//DEPS org.dflib.jjava:jjava-jupyter:1.0-a6

/**
 * What JBang has to know about the lab. JBang reads it for every script that includes this file. The compiler runs only
 * once, so its JVM options limit optimization, which halves the time.
 */
final class Deps {
    private Deps() {}
}
