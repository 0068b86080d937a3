/**
 * The programs for the graphics card. Most take no vertices but look marks and lines up in tables by
 * `gl_VertexID`, so that a mark that moves takes its lines along. Where there are very many, hairs and dust
 * take the places of the marks as vertices: less can be told of each, but they are drawn several times as
 * fast. Fragment shaders are short: where there is no graphics card they are what costs.
 */
import { CHOSEN, FADED, STRONG } from "../stress.js";
import { REACH } from "./field.js";
import { ROW } from "./table.js";

const COMMON = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp isampler2D;
precision highp usampler2D;
precision highp sampler2DArray;
`;

const SIGHT = `
uniform vec3 camera;       // x, y, pixels for a unit
uniform vec2 sheet;        // size in pixels
uniform float ratio;       // dots for a pixel
vec2 onSheet(vec2 place) { return (place - camera.xy) * camera.z; }
vec4 clip(vec2 pixels) { return vec4(pixels * vec2(2, -2) / sheet, 0, 1); }
ivec2 cell(int at) { return ivec2(at % ${ROW}, at / ${ROW}); }
`;

const LOOKING_UP = `${SIGHT}
uniform sampler2D places;  // x, y, radius, 1 for a mark that stands for others
uniform int stage;         // 0: all, 1: only what does not stand out, 2: only what does

bool standsOut(uint stress) { return stress == ${STRONG}u || stress == ${CHOSEN}u; }
bool hidden(uint stress) { return stage == 1 && standsOut(stress) || stage == 2 && !standsOut(stress); }
const vec4 NOWHERE = vec4(2, 2, 2, 1);
`;

export const MARK_VERTEX = `${COMMON}${LOOKING_UP}
uniform usampler2D marks;  // kind, stress
uniform sampler2D kinds;   // colour, shape
uniform vec3 paper, ink;
out vec2 at;               // dots from the centre
flat out vec3 fill, ring;
flat out vec4 form;        // radius, shape, width of the ring, width of the second ring

void main() {
  int mark = gl_VertexID / 6;
  uvec2 traits = texelFetch(marks, cell(mark), 0).xy;
  gl_Position = NOWHERE;
  if (hidden(traits.y)) return;
  vec4 place = texelFetch(places, cell(mark), 0);
  vec4 kind = texelFetch(kinds, cell(int(traits.x)), 0);
  bool chosen = traits.y == ${CHOSEN}u;
  fill = traits.y == ${FADED}u ? mix(kind.rgb, paper, 0.8) : kind.rgb;
  ring = chosen ? ink : paper;
  float radius = max(place.z * camera.z, 1.1) * ratio;
  float width = (chosen ? clamp(3.0 * camera.z, 2.0, 3.0) : clamp(1.5 * camera.z, 0.4, 2.0)) * ratio;
  float second = place.w > 0.0 ? clamp(3.0 * camera.z, 1.5, 4.0) * ratio : 0.0;
  form = vec4(radius, kind.a, width, second);
  float reach = radius * (kind.a > 0.5 ? 1.36 : 1.0) + width + (second > 0.0 ? second + width : 0.0) + ratio;
  vec2 centre = onSheet(place.xy);
  int corner = gl_VertexID % 6;
  at = reach * vec2(corner == 0 || corner == 2 || corner == 3 ? -1 : 1, corner == 0 || corner == 1 || corner == 4 ? -1 : 1);
  gl_Position = clip(centre + at / ratio);
}`;

export const MARK_FRAGMENT = `${COMMON}
uniform sampler2DArray field;
uniform vec3 paper;
in vec2 at;
flat in vec3 fill, ring;
flat in vec4 form;
out vec4 dot;

void main() {
  float outside = length(at) - form.x;
  // Of a shape that is some dots wide nobody sees the corners.
  if (form.y > 0.5 && form.x > 2.5) outside = texture(field, vec3(at / form.x / ${(2 * REACH).toFixed(2)} + 0.5, form.y)).r * form.x;
  vec3 colour = mix(fill, ring, clamp(outside + 0.5, 0.0, 1.0));
  float edge = form.z;
  if (form.w > 0.0) {
    colour = mix(colour, fill, clamp(outside - edge + 0.5, 0.0, 1.0));
    colour = mix(colour, paper, clamp(outside - edge - form.w + 0.5, 0.0, 1.0));
    edge += form.w + form.z;
  }
  float cover = clamp(edge - outside + 0.5, 0.0, 1.0);
  dot = vec4(colour, 1) * cover;
}`;

const LINE_LOOKUP = `${LOOKING_UP}
uniform isampler2D ends;   // source, target
uniform usampler2D lines;  // style, stress and bend
uniform sampler2D styles;  // colour, width; then dashed, arrow
uniform vec3 opacities;    // plain, strong, faded

struct Line { vec2 source; vec2 target; float bend; float radius; };

Line find(int line, out uint stress, out int style) {
  uvec2 traits = texelFetch(lines, cell(line), 0).xy;
  style = int(traits.x);
  stress = traits.y & 3u;
  ivec2 both = texelFetch(ends, cell(line), 0).xy;
  vec4 one = texelFetch(places, cell(both.x), 0), other = texelFetch(places, cell(both.y), 0);
  return Line(onSheet(one.xy), onSheet(other.xy), (float(traits.y >> 2) - 128.0) * camera.z, other.z * camera.z);
}

// The same as lineShape in geometry.js.
vec2 along(Line line, float share) {
  vec2 way = line.target - line.source;
  if (way == vec2(0)) {
    float turn = share * 6.2831853;
    return line.source + line.radius * (vec2(0, -1.6) + 1.2 * vec2(sin(turn), cos(turn)));
  }
  vec2 aside = vec2(-way.y, way.x) / length(way) * line.bend;
  return line.source + share * way + 4.0 * share * (1.0 - share) * aside;
}
vec4 colourOf(vec4 look, uint stress) {
  float opacity = stress == ${STRONG}u ? opacities.y : stress == ${FADED}u ? opacities.z : opacities.x;
  return vec4(look.rgb, opacity);
}
`;

export const RIBBON_VERTEX = `${COMMON}${LINE_LOOKUP}
uniform int pieces;        // how many straight pieces a line is made of
uniform bool straightOnly;
out vec2 at;               // dots across and along
flat out vec4 colour;
flat out vec2 form;        // half of the width, dashed

void main() {
  int corner = gl_VertexID % 6;
  int piece = gl_VertexID / 6;
  uint stress;
  int style;
  Line line = find(piece / pieces, stress, style);
  gl_Position = NOWHERE;
  if (hidden(stress) || straightOnly && (line.bend != 0.0 || line.source == line.target)) return;
  vec4 look = texelFetch(styles, cell(2 * style), 0);
  float width = look.a * clamp(camera.z, 0.5, 1.5) * ratio;
  form = vec2(max(width, 1.0) / 2.0, texelFetch(styles, cell(2 * style + 1), 0).x);
  colour = colourOf(look, stress);
  colour.a *= min(width, 1.0);
  bool far = corner == 1 || corner == 4 || corner == 5;
  float side = corner == 0 || corner == 1 || corner == 4 ? -1.0 : 1.0;
  float share = float(piece % pieces + (far ? 1 : 0)) / float(pieces);
  vec2 way = along(line, min(1.0, share + 0.02)) - along(line, max(0.0, share - 0.02));
  vec2 across = vec2(-way.y, way.x) / max(length(way), 1e-6);
  float reach = form.x + 0.75;
  at = vec2(side * reach, share * distance(line.source, line.target) * ratio);
  gl_Position = clip(along(line, share) + across * side * reach / ratio);
}`;

export const RIBBON_FRAGMENT = `${COMMON}
uniform float ratio;
in vec2 at;
flat in vec4 colour;
flat in vec2 form;
out vec4 dot;

void main() {
  float cover = colour.a * clamp(form.x + 0.5 - abs(at.x), 0.0, 1.0);
  if (form.y > 0.5 && fract(at.y / (9.0 * ratio)) > 0.6) cover = 0.0;
  dot = vec4(colour.rgb, 1) * cover;
}`;

export const ARROW_VERTEX = `${COMMON}${LINE_LOOKUP}
flat out vec4 colour;

// The same as arrowShape in geometry.js.
void main() {
  uint stress;
  int style;
  Line line = find(gl_VertexID / 3, stress, style);
  gl_Position = NOWHERE;
  float length_ = 9.0 * clamp(camera.z, 0.5, 1.5);
  vec2 way = line.target - along(line, 0.9);
  float room = distance(line.source, line.target) - line.radius;
  if (hidden(stress) || room < 2.0 * length_) return;
  way /= length(way);
  vec2 tip = line.target - way * (line.radius + 1.5);
  vec2 across = vec2(-way.y, way.x) * length_ * 0.42;
  int corner = gl_VertexID % 3;
  colour = colourOf(texelFetch(styles, cell(2 * style), 0), stress);
  gl_Position = clip(corner == 0 ? tip : tip - way * length_ + across * (corner == 1 ? 1.0 : -1.0));
}`;

export const ARROW_FRAGMENT = `${COMMON}
flat in vec4 colour;
out vec4 dot;
void main() { dot = vec4(colour.rgb, 1) * colour.a; }`;

export const HAIR_VERTEX = `${COMMON}${SIGHT}
in vec4 place;
void main() { gl_Position = clip(onSheet(place.xy)); }`;

export const HAIR_FRAGMENT = `${COMMON}
uniform vec4 colour;
out vec4 dot;
void main() { dot = vec4(colour.rgb, 1) * colour.a; }`;

export const DUST_VERTEX = `${COMMON}${SIGHT}
in vec4 place;
in uvec2 traits;
uniform sampler2D kinds;
uniform vec3 paper;
flat out vec3 fill;
void main() {
  vec3 colour = texelFetch(kinds, cell(int(traits.x)), 0).rgb;
  fill = traits.y == ${FADED}u ? mix(colour, paper, 0.8) : colour;
  gl_PointSize = 2.0 * max(place.z * camera.z, 1.1) * ratio;
  gl_Position = clip(onSheet(place.xy));
}`;

export const DUST_FRAGMENT = `${COMMON}
flat in vec3 fill;
out vec4 dot;
void main() {
  vec2 place = gl_PointCoord - 0.5;
  if (place.x * place.x + place.y * place.y > 0.25) discard;
  dot = vec4(fill, 1);
}`;
