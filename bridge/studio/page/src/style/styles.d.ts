/** The bundler takes style sheets that a script asks for, and puts them into one. */
declare module "*.css";
