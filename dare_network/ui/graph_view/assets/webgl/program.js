/** A program for the graphics card. */

/** @typedef {{use: () => void, at: (name: string) => WebGLUniformLocation | null, input: (name: string) => number}} Program */

/** @param {WebGL2RenderingContext} gl @param {string} vertex @param {string} fragment @returns {Program} made when it is first used */
export function program(gl, vertex, fragment) {
  /** @type {WebGLProgram | undefined} */
  let made;
  const linked = () => (made ??= link(gl, vertex, fragment));
  /** @type {Map<string, WebGLUniformLocation | null>} */
  const places = new Map();
  return {
    use: () => gl.useProgram(linked()),
    at: (name) => {
      if (!places.has(name)) places.set(name, gl.getUniformLocation(linked(), name));
      return places.get(name) ?? null;
    },
    input: (name) => gl.getAttribLocation(linked(), name),
  };
}

/** @param {WebGL2RenderingContext} gl @param {string} vertex @param {string} fragment @returns {WebGLProgram} */
function link(gl, vertex, fragment) {
  const made = gl.createProgram();
  for (const [kind, source] of /** @type {const} */ ([[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]])) {
    const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  // A lost context links nothing, and draws nothing until it is restored.
  if (!gl.getProgramParameter(made, gl.LINK_STATUS) && !gl.isContextLost()) throw new Error(gl.getProgramInfoLog(made) ?? "");
  return made;
}
