/** The least that draws a network by WebGL: points and lines in two calls, moved by the pointer, no names. */
const drawn = new WeakSet();
const VERTEX = `#version 300 es
  in vec2 place; in float size; in float kind; uniform vec3 camera; uniform vec2 sheet;
  flat out float colour;
  void main() {
    gl_Position = vec4((place - camera.xy) * camera.z * vec2(2, -2) / sheet, 0, 1);
    gl_PointSize = max(2.0, 2.0 * size * camera.z);
    colour = kind;
  }`;
const FRAGMENT = `#version 300 es
  precision mediump float;
  flat in float colour; uniform bool points; out vec4 dot;
  void main() {
    if (points && length(gl_PointCoord - 0.5) > 0.5) discard;
    dot = points ? vec4(colour / 5.0, 0.4, 0.7, 1) : vec4(0.46, 0.46, 0.46, 1) * 0.2;
  }`;
export default function ({ data, parentElement }) {
  if (drawn.has(parentElement)) return;
  drawn.add(parentElement);
  const bytes = data.slice().buffer;
  const [nodes, lines] = new Uint32Array(bytes, 0, 2);
  const x = new Float32Array(bytes, 8, nodes), y = new Float32Array(bytes, 8 + 4 * nodes, nodes);
  const size = new Float32Array(bytes, 8 + 8 * nodes, nodes);
  const ends = new Uint32Array(bytes, 8 + 12 * nodes, 2 * lines);
  const kind = new Uint8Array(bytes, 8 + 12 * nodes + 8 * lines, nodes);
  const canvas = parentElement.querySelector("canvas");
  const width = canvas.width = canvas.clientWidth, height = canvas.height = canvas.clientHeight;
  const gl = canvas.getContext("webgl2", { alpha: false, antialias: false, depth: false });
  const program = gl.createProgram();
  for (const [type, source] of [[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]]) {
    const shader = gl.createShader(type);
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  gl.useProgram(program);
  const place = new Float32Array(2 * nodes);
  for (let at = 0; at < nodes; at += 1) { place[2 * at] = x[at]; place[2 * at + 1] = y[at]; }
  for (const [name, values, parts, type] of
    [["place", place, 2, gl.FLOAT], ["size", size, 1, gl.FLOAT], ["kind", kind, 1, gl.UNSIGNED_BYTE]]) {
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    const at = gl.getAttribLocation(program, name);
    gl.enableVertexAttribArray(at);
    gl.vertexAttribPointer(at, parts, type, false, 0, 0);
  }
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, ends, gl.STATIC_DRAW);
  gl.enable(gl.BLEND);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  gl.clearColor(1, 1, 1, 1);
  const span = (values) => [values.reduce((least, each) => Math.min(least, each)), values.reduce((most, each) => Math.max(most, each))];
  const [[left, right], [top, bottom]] = [span(x), span(y)];
  const scale = Math.min(1, (width - 80) / (right - left), (height - 80) / (bottom - top));
  const camera = [(left + right) / 2, (top + bottom) / 2, scale];
  let asked = false;
  const draw = () => {
    asked = false;
    gl.viewport(0, 0, width, height);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.uniform3f(gl.getUniformLocation(program, "camera"), ...camera);
    gl.uniform2f(gl.getUniformLocation(program, "sheet"), width, height);
    gl.uniform1i(gl.getUniformLocation(program, "points"), 0);
    gl.drawElements(gl.LINES, ends.length, gl.UNSIGNED_INT, 0);
    gl.uniform1i(gl.getUniformLocation(program, "points"), 1);
    gl.drawArrays(gl.POINTS, 0, nodes);
  };
  const ask = () => { if (!asked) requestAnimationFrame(draw); asked = true; };
  canvas.addEventListener("pointermove", ({ buttons, movementX, movementY }) => {
    if (!buttons) return;
    camera[0] -= movementX / camera[2];
    camera[1] -= movementY / camera[2];
    ask();
  });
  draw();
}
